"""Mails of a sign-up, in the language of who signed up. Whoever has no mail is called."""

from enum import Enum
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.core.switches import is_address_open
from hub.core.wording import enumerated
from hub.mail.sentences import in_language
from hub.mail.services import absolute, queue_mail
from hub.occurrences.shown import ShownDate
from hub.occurrences.words import clock, dated
from hub.pages.listing import localise
from hub.signups.links import date_path, manage_path
from hub.signups.workflow import State

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from hub.accounts.links import IssuedLink
    from hub.pages.models import BasePage
    from hub.signups.models import Sheet, SignUp


class News(Enum):
    """What a mail says first, in a sentence that is its subject, too."""

    APPLIED = gettext_lazy("Your request is here. We write to you when it is decided.")
    DECLINED = gettext_lazy("There is no place for you this time.")
    BOOKED = gettext_lazy("You are signed up.")
    NEEDS_GUARDIAN = gettext_lazy("Your parent or guardian has to agree first.")
    RELEASED = gettext_lazy("No parent or guardian agreed in time. The place is free again.")
    NOT_AGREED = gettext_lazy("Your parent or guardian does not agree. Your sign-up is cancelled.")
    WAITING = gettext_lazy("You are on the waiting list.")
    OFFERED = gettext_lazy("A place is free for you. Please answer.")
    EXPIRED = gettext_lazy("The place went to someone else: there was no answer in time.")
    CANCELLED = gettext_lazy("Your sign-up is cancelled.")
    CHANGED = gettext_lazy("Your sign-up is changed.")
    DATE_CANCELLED = gettext_lazy("It does not take place.")
    DATE_MOVED = gettext_lazy("The time has changed.")
    DATE_POSTPONED = gettext_lazy("It is postponed. The new day is not known yet.")
    DATE_RESTORED = gettext_lazy("It takes place after all.")


# After which a calendar should have the date, or have it anew.
FOR_CALENDARS = (News.BOOKED, News.DATE_MOVED, News.DATE_RESTORED)


def when_in_words(sheet: "Sheet") -> str:
    today = timezone.localdate()
    return enumerated(ShownDate(row, today).in_words for row in sheet.dates)


def where_in_words(sheet: "Sheet", language: str) -> str:
    """Return where a date takes place, in the language nearest to `language`.

    Pages that take place somewhere call it `place` (a page) and `place_text`.
    """
    (page,) = localise([sheet.subject], language, for_cards=False)
    place = sheet.date.place or getattr(page.source, "place", None)
    places = localise([place], language, for_cards=False) if place else []
    words = [part for here in places for part in (here.title, here.full_address)]
    return " ".join(filter(None, (*words, getattr(page, "place_text", ""))))


def moment_in_words(moment: "datetime") -> str:
    """Return a day and an hour in the active language."""
    return f"{dated(timezone.localdate(moment), timezone.localdate())} {clock(moment)}"


def title_of(sheet: "Sheet", language: str) -> str:
    """Return what the date is of, in the language nearest to `language`."""
    (page,) = localise([sheet.subject], language, for_cards=False)
    return title_with_role(sheet, page)


def title_with_role(sheet: "Sheet", page: "BasePage") -> str:
    """Return the title of the page of `sheet`, with what helpers do."""
    return f"{page.title} ({helping_in_words(sheet)})" if sheet.role else page.title


def helping_in_words(sheet: "Sheet") -> str:
    """Return what helpers of `sheet` do, and when, in the active language."""
    return f"{sheet.get_role_display()} {sheet.help_hours}".strip()


def to_confirm(signup: "SignUp", issued: "IssuedLink") -> None:
    """Ask whoever reads the mailbox whether it was they: by a link, or by six digits."""
    with translation.override(signup.language):
        _send(
            signup,
            "confirm",
            address=absolute(reverse("sign_up_confirm", args=[issued.token])),
            digits=issued.code,
            reason=_("Somebody wrote this address into the form."),
        )


def tell(signup: "SignUp", news: News) -> None:
    """Tell somebody on the sheet what has become of their sign-up or of its date."""
    with translation.override(signup.language):
        _send(
            signup,
            "told",
            said=str(news.value),
            note=signup.sheet.date.note,
            more=_more(signup, news),
            address=absolute(manage_path(signup)),
            calendar=_calendar(signup) if news in FOR_CALENDARS else "",
            ticket=_ticket(signup) if news is News.BOOKED else "",
            mine=_mine() if news is News.BOOKED else "",
            reason=_("You signed up with this address."),
        )


def _calendar(signup: "SignUp") -> str:
    """Return the address of the date as a file for calendars, for who has a place."""
    return absolute(date_path(signup)) if signup.state == State.BOOKED else ""


def _mine() -> str:
    """Return where people see all that is kept of them, "" while that is switched off."""
    path = reverse("mine")
    return absolute(path) if is_address_open(path) else ""


def _ticket(signup: "SignUp") -> str:
    """Return the address of the ticket, "" while tickets are switched off."""
    path = reverse("ticket", args=[signup.code])
    return absolute(path) if is_address_open(path) else ""


def organisers_write(signup: "SignUp", said: "Sequence[tuple[str, str]]", words: str) -> None:
    """Mail somebody on the list what the organisers tick and write, the words in Japanese."""
    with translation.override(signup.language):
        _send(
            signup,
            "answer",
            sentences=in_language(said, signup.language),
            words=words,
            address=absolute(manage_path(signup)),
            reason=_("You signed up with this address."),
        )


def _more(signup: "SignUp", news: News) -> str:
    if news is News.OFFERED and signup.offered_until:
        return _("Please answer by %(moment)s.") % {"moment": moment_in_words(signup.offered_until)}
    if news is News.APPLIED and signup.lot:
        closing = {"moment": moment_in_words(signup.sheet.closing)}
        return _("Places are drawn by lot at %(moment)s.") % closing
    if news is News.DECLINED:
        return signup.reason or _("The lot fell on others.")
    if news is News.NEEDS_GUARDIAN and signup.guardian_until:
        return guardian_in_words(signup)
    if news is News.WAITING:
        return line_in_words(signup)
    return ""


def guardian_in_words(signup: "SignUp") -> str:
    """Return what has to happen until when, in the active language."""
    until = {"moment": moment_in_words(signup.guardian_until)}
    if signup.guardian_email:
        return _("We wrote to them. Your place is kept until %(moment)s.") % until
    return _("Print the paper and have it signed. It has to be at the desk by %(moment)s.") % until


def line_in_words(signup: "SignUp") -> str:
    """Return which one a party that waits is, in the active language."""
    return _("You are number %(number)s in line.") % {"number": signup.place_in_line}


def _send(signup: "SignUp", template: str, **context: object) -> None:
    queue_mail(
        template=f"signups/mail/{template}",
        context={
            "signup": signup,
            "title": title_of(signup.sheet, signup.language),
            "when": when_in_words(signup.sheet),
            **context,
        },
        address=signup.email,
        language=signup.language,
    )
