"""Letters of the yearly confirmation, and of pausing and closing. Queued with their change."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from groups.models import ConfirmationRequest, ConfirmationRound, GroupPage, GroupSettings
from groups.yearly_confirmation.page_lines import public_facts
from groups.yearly_confirmation.querysets import to_ask, without_mail
from groups.yearly_confirmation.tokens import address_of
from hub.editorial.people import desk_people
from hub.mail.services import absolute, queue_mail
from hub.submissions.models import Submission

if TYPE_CHECKING:
    from hub.accounts.models import User


def members_with_mail(group: GroupPage) -> list["User"]:
    users = get_user_model().objects.filter(memberships__group=group, is_active=True)
    return list(users.exclude(email=None).exclude(email="").order_by("pk"))


def recipients(group: GroupPage) -> Iterator[dict[str, object]]:
    """Yield the recipients of a letter to the group: its members, else the address it gave."""
    members = members_with_mail(group)
    for user in members:
        yield {"recipient": user, "language": user.language}
    if not members and group.email:
        yield {"address": group.email, "language": settings.LANGUAGE_CODE}


def asked(request: ConfirmationRequest) -> int:
    return _ask(request, "asked")


def reminded(request: ConfirmationRequest) -> int:
    return _ask(request, "reminded")


def _ask(request: ConfirmationRequest, template: str) -> int:
    """Write to the group; return to how many addresses.

    What is private stays out, even of the letter to the group: letters are forwarded.
    """
    group = request.group
    return _write(
        group,
        template,
        lambda language: {
            "round": request.round,
            "facts": public_facts(group),
            "address": address_of(request, language),
            "page_address": group.full_url,
        },
    )


def taken_out(group: GroupPage, request: ConfirmationRequest | None) -> int:
    """Tell the group that lists leave it out, and how to come back."""
    return _write(
        group,
        "taken_out",
        lambda language: {"address": address_of(request, language) if request else ""},
    )


def put_back(group: GroupPage) -> int:
    return _write(group, "put_back", lambda language: {"page_address": group.full_url})


def request_approved(group: GroupPage, submission: Submission) -> int:
    """Tell the group that it pauses, is active again, or is dissolved, and what follows."""
    return _write(
        group,
        f"approved_{submission.kind}",
        lambda language: {
            "page_address": group.full_url,
            "months": GroupSettings.load().keep_closed_months,
        },
    )


def pause_over(group: GroupPage) -> int:
    """Ask whether the group is active again, now that its pause was to end."""
    return _write(group, "pause_over", lambda language: {"page_address": group.full_url})


def round_began(round: ConfirmationRound) -> None:
    """Tell the desk how many will be asked, and how many need a form on paper."""
    groups = to_ask(round)
    on_paper = without_mail(groups).count()
    by_mail = groups.count() - on_paper
    _tell_desk("desk_began", round=round, by_mail=by_mail, on_paper=on_paper)


def grace_ended(round: ConfirmationRound, count: int) -> None:
    """Tell the desk how many groups have not confirmed."""
    _tell_desk("desk_grace", round=round, count=count)


def _write(group: GroupPage, template: str, context_in: Callable[[str], dict[str, object]]) -> int:
    written = 0
    for to in recipients(group):
        language = str(to["language"])
        with translation.override(language):
            written += queue_mail(
                template=f"groups/yearly_confirmation/mail/{template}",
                context={
                    "group": group,
                    "portal_address": absolute(reverse("portal:page", args=[group.pk])),
                    "has_account": "recipient" in to,
                    "reason": _("You keep the page of this group.")
                    if "recipient" in to
                    else _("Your group gave this address to the city."),
                    **context_in(language),
                },
                **to,
            )
    return written


def _tell_desk(template: str, **context: object) -> None:
    for person in desk_people():
        with translation.override(person.language):
            queue_mail(
                template=f"groups/yearly_confirmation/mail/{template}",
                context={
                    "address": absolute(reverse("groups_confirmation")),
                    "reason": _("You work at the collaboration desk."),
                    **context,
                },
                recipient=person,
            )
