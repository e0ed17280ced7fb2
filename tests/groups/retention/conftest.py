"""A group that left private values everywhere, and where they are looked for."""

import json

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from groups.models import (
    GroupPage,
    Invitation,
)
from hub.enquiries.models import Enquiry
from hub.mail.models import OutgoingMail
from hub.moderation.services import decide
from hub.privacy.models import Consent
from hub.submissions.models import Submission
from hub.submissions.sending import submit
from hub.submissions.workflow import Action
from tests.groups.portal import edit
from tests.groups.test_permissions import type_something
from tests.groups.town import PRIVATE

EARLIER = {"phone": "029-000-0404", "representative": "先代 太一", "email": "mukashi@example.jp"}
TYPED = {"phone": "029-000-0505", "contact_person": "下書 次子"}
SAID = {
    "note": "のりこさんから聞いた",
    "call_note": "うらの電話 029-000-0606",
    "internal_note": "ここだけの話",
    "comment": "代表の千春さんへ",
}
INVITED = "yobareta@example.jp"
SENDER = "toiawase@example.jp"
PEOPLE = "owner@example.jp"
SECRETS = {*PRIVATE.values(), *EARLIER.values(), *TYPED.values(), *SAID.values(), INVITED, SENDER}


def found(secrets: set[str]) -> dict[str, set[str]]:
    """Return {table.column: secrets in it}, read from every column of every table."""
    leaks: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table == "accounts_user":
                continue  # an account is its owner's own, not the group's
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    text = value if isinstance(value, str) else json.dumps(value, default=str)
                    texts = text + _unescaped(text)
                    if here := {secret for secret in secrets if secret in texts}:
                        leaks.setdefault(f"{table}.{column}", set()).update(here)
    return leaks


def _unescaped(text: str) -> str:
    """JSON in text columns may hold kanji as \\uXXXX."""
    return text.encode().decode("unicode_escape", "ignore") if "\\u" in text else ""


@pytest.fixture
def full(hub, people, settings):
    """A group that left private values everywhere, and nothing waits for the city."""
    group, owner, desk = hub.group, people["owner"], people["desk"]
    page = GroupPage.objects.get(pk=group.pk)
    for name, value in EARLIER.items():
        setattr(page, name, value)
    page.save_revision(user=desk)
    page = GroupPage.objects.get(pk=group.pk)
    page.confirmed_by = "千春"
    page.save_revision(user=desk).publish()
    group = GroupPage.objects.get(pk=group.pk)

    TranslationSource.get_or_create_from_instance(group)
    translation = group.copy_for_translation(
        Locale.objects.get(language_code="en"), copy_parents=True
    )
    translation.save_revision().publish()

    receipt = submit(group, owner, type_something(group, owner).version)
    submission = Submission.objects.get()
    submission.scan.save("paper.pdf", ContentFile(b"scan"))
    decide(receipt.review_state.task_state, desk, Action.SEND_BACK, SAID["comment"])
    Submission.objects.update(**SAID)
    Invitation.objects.create(
        group=group, email=INVITED, expires_at=timezone.now(), invited_by=owner
    )
    Consent.objects.create(
        content_object=group, person=owner, kind="photos", text="全員が同意", language="ja"
    )
    Enquiry.objects.create(page=group, words=SAID["note"], email=SENDER)
    for recipient, body in (
        (PEOPLE, f"{group.title}のページ"),
        ("x@example.jp", f"電話は {PRIVATE['phone']}"),
        (PRIVATE["email"], "確認のお願い"),
        ("y@example.jp", "ほかの団体"),
    ):
        OutgoingMail.objects.create(recipient=recipient, subject="s", body=body, language="ja")
    client = Client()
    client.force_login(owner)
    assert edit(client, group, "contact", **TYPED).status_code == 302
    assert found(SECRETS)
    return group
