"""Decisions become rows of their own at the moment in which they are taken.

A row holds the sheet as it was printed then: Wagtail's states and revisions go with their page,
and what a change was can no longer be told once it is public.
"""

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup
from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation
from wagtail.models import Revision, TaskState

from hub.core.cached import asked_once
from hub.editorial.changes import changes, public_version
from hub.editorial.models import Decision, ReviewTask, ReviewTaskState
from hub.editorial.notifications import proposed_date
from hub.editorial.permissions import review_groups
from hub.mail.services import absolute

NOT_FOR_PAPER = "nav, script, form, iframe, .skip-link, [hidden]"
HASH = re.compile(r"\.[0-9a-f]{12}(?=\.css$)")  # of a static file's version
OUTCOMES = {
    TaskState.STATUS_APPROVED: Decision.Outcome.APPROVED,
    TaskState.STATUS_REJECTED: Decision.Outcome.SENT_BACK,
}


@dataclass(frozen=True)
class Sheet:
    """What is printed of a page: the content of `main`, and the addresses of its style sheets."""

    content: str
    style_sheets: list[str]


def reading_part(response: HttpResponse) -> Sheet:
    """Return what is printed of a page's preview."""
    document = BeautifulSoup(response.content, "html.parser")
    style_sheets = [link["href"] for link in document.select('link[rel="stylesheet"]')]
    main = document.find("main")
    for element in main.select(NOT_FOR_PAPER):
        element.decompose()
    for image in main.select("img[loading]"):
        del image["loading"]  # paper does not scroll: every picture must be there
    return Sheet(main.decode_contents(), style_sheets)


def record_review(
    sender: type, instance: ReviewTaskState, raw: bool = False, **kwargs: object
) -> None:
    """Signal receiver: a review was decided; what it changes is not public yet."""
    outcome = OUTCOMES.get(instance.status)
    if raw or outcome is None or Decision.objects.filter(review_key=instance.pk).exists():
        return
    state = instance.workflow_state
    record(
        instance.revision,
        outcome,
        decided_by=instance.finished_by,
        comment=instance.comment,
        review_key=instance.pk,
        deputy_for_name=_name(instance.on_behalf_of),
        first_approved_by_name=_name(instance.first_approved_by),
        requested_by=state.requested_by,
        requested_by_name=_name(state.requested_by),
        requested_at=state.created_at,
    )


def record(
    revision: Revision, outcome: Decision.Outcome, *, decided_by: object, **values: object
) -> Decision:
    """Write a decision about `revision` down, in the language in which everything starts.

    Of pages that hold private fields (`keeps_decided_content` is False) neither content nor
    sheet is kept: those words must be able to be deleted.
    """
    page = revision.as_object()
    now = timezone.now()
    with translation.override(settings.LANGUAGE_CODE):
        if getattr(type(page), "keeps_decided_content", True):
            sheet = reading_part(page.make_preview_request(preview_mode=page.default_preview_mode))
            values |= {
                "content": revision.content,
                "changes": _changes(revision),
                "sheet": sheet.content,
                "style_sheets": _static_names(sheet.style_sheets),
            }
        return Decision.objects.create(
            outcome=outcome,
            page_key=page.pk,
            title=page.title,
            page_kind=str(page.specific_class._meta.verbose_name),
            language=page.locale.language_code,
            address=absolute((page.get_url_parts() or ("", "", ""))[2] or "/"),
            decided_by=decided_by,
            decided_by_name=_name(decided_by),
            decided_at=now,
            publication_at=proposed_date(revision),
            **Decision.next_number(now),
            **values,
        )


def _changes(revision: Revision) -> str:
    """Return what differs from the public page as HTML; empty for a new page."""
    if public_version(revision) is None:
        return ""
    return render_to_string("editorial/changes.html", {"changes": changes(revision)})


def _static_names(addresses: list[str]) -> list[str]:
    """Return the names by which our own style sheets are found in a later version too."""
    ours = [address for address in addresses if address.startswith(settings.STATIC_URL)]
    return [HASH.sub("", address.removeprefix(settings.STATIC_URL)) for address in ours]


def _name(person: object) -> str:
    return str(person) if person else ""


def sees_all_decisions(user: object) -> bool:
    """Return whether `user` decides on pages, and so reads every decision."""
    if not user.is_active or user.is_superuser:
        return user.is_active
    groups = review_groups(user)
    deciding = Q(groups__in=groups) | Q(second_groups__in=groups)
    tasks = ReviewTask.objects.filter(deciding, active=True)
    return asked_once(user, "sees all decisions", tasks.exists)


def decisions_for(user: object) -> QuerySet[Decision]:
    """Return the decisions that `user` may read: all of who decides, else one's own."""
    if sees_all_decisions(user):
        return Decision.objects.all()
    return Decision.objects.filter(Q(requested_by=user) | Q(decided_by=user))
