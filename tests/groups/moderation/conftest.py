from types import SimpleNamespace

import pytest
from django.test import Client

from groups.models import GroupPage, GroupSettings
from groups.portal import PORTAL
from hub.accounts.roles import DESK
from hub.forms.drafts import save_step
from hub.forms.models import Draft
from hub.mail.models import OutgoingMail
from hub.submissions.models import Submission
from hub.submissions.sending import submit
from hub.submissions.versions import drafted_values
from hub.submissions.workflow import ReviewState


@pytest.fixture
def change(hub, people):
    """Save values of one step as the owner's draft; return the draft."""

    def save(step: str, group=None, user=None, **values) -> Draft:
        group = group or hub.group
        form = PORTAL.step_of[step](drafted_values(group))
        user = user or people["owner"]
        save_step(PORTAL, group, user, step, form.current | values, form.fingerprint)
        return Draft.objects.of(PORTAL, group).get()

    return save


@pytest.fixture
def sent(hub, people, change):
    """Save values of one step and send them; return what waits."""

    def send(step: str = "activity", group=None, user=None, record=None, **values) -> Submission:
        group = group or hub.group
        user = user or people["owner"]
        draft = change(step, group, user, **(values or {"activity": "毎月第3日曜に歩きます。"}))
        submit(group, user, draft.version, **(record or {}))
        return Submission.objects.filter(page=group).first()

    return send


@pytest.fixture
def colleague(person):
    """Somebody else of the desk."""
    return person("kyodo-2", DESK, display_name="協働 次郎")


@pytest.fixture
def two_people(hub):
    GroupSettings.objects.update_or_create(defaults={"second_approver": True})


@pytest.fixture
def public(hub):
    """The page as everybody reads it: its row, read anew, and the answer to a visitor."""

    def read() -> SimpleNamespace:
        page = GroupPage.objects.get(pk=hub.group.pk)
        text = Client().get(page.url).content.decode() if page.live else ""
        return SimpleNamespace(page=page, text=text, review_state=ReviewState.of(page))

    return read


@pytest.fixture
def mails():
    """The mails queued since it was last asked, as {address: body}."""

    def read() -> dict[str, str]:
        found = {mail.recipient: mail.body for mail in OutgoingMail.objects.order_by("pk")}
        OutgoingMail.objects.all().delete()
        return found

    return read
