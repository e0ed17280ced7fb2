"""What sign-ups remind people of, in their mail of the day: a table, and nothing written ahead.

| who | when |
| --- | --- |
| who is signed up | `remind_days` before, each date of a course |
| who holds the date | once it is full; once an interpreter can come; three days before, how many come and what they need; the day after, the list |

The desk stands in where nobody outside city hall holds it, on working days.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.core.switches import is_address_open, is_open
from hub.core.wording import colon, enumerated
from hub.editorial.people import desk_people
from hub.mail.services import absolute
from hub.occurrences.models import Occurrence
from hub.occurrences.querysets import beginning_of
from hub.occurrences.shown import ShownDate
from hub.occurrences.workflow import HELD
from hub.pages.listing import localise
from hub.signups.choices import Need
from hub.signups.hosts import Keeper, host_of
from hub.signups.interpreters.wishes import PART, Wish
from hub.signups.links import manage_path
from hub.signups.models import MAX_REMIND_DAYS, InterpreterReply, Sheet, SignUp
from hub.signups.notifications import title_of, when_in_words
from hub.signups.workflow import NOTHING_FREE, State
from hub.telling import letters
from hub.telling.letters import Letter, Reminder
from hub.telling.news import Line

DAY = timedelta(days=1)
NEEDS_BEFORE = 3  # days
ROSTER_WITHIN = 3  # days after
Said = Callable[[Sheet], Line]


def register() -> None:
    letters.register(Reminder("signups.coming", to_people, order=100))
    letters.register(Reminder("signups.keepers", to_keepers, order=200))
    letters.register(Reminder("signups.desk", to_desk, on_working_days=True, order=200))


def to_people(now: datetime) -> Iterator[Letter]:
    """Yield to whom a date is coming up; who signed up later than that still remembers."""
    today = timezone.localdate(now)
    coming = Occurrence.objects.filter(
        state__in=HELD,
        starts_at__gte=beginning_of(today + DAY),
        starts_at__lt=beginning_of(today + (MAX_REMIND_DAYS + 1) * DAY),
    )
    one_date = Q(state=State.BOOKED, sheet__date__in=coming)
    course = Q(
        state__in=(State.BOOKED, State.ATTENDED),
        sheet__for_all_dates=True,
        sheet__date__page__in=coming.values("page"),
    )
    signups = SignUp.objects.filter(one_date | course).exclude(email="")
    keys = set(coming.values_list("pk", flat=True))
    for signup in signups.select_related("sheet__date__page").order_by("pk"):
        for date in signup.sheet.dates:
            reminds_on = date.first_day - signup.sheet.remind_days * DAY
            is_new = timezone.localdate(signup.created_at) >= reminds_on
            if date.pk in keys and reminds_on <= today and not is_new:
                yield Letter(
                    f"coming:{signup.key}:{date.first_day.isoformat()}",
                    signup.email,
                    signup.language,
                    partial(_coming, signup, date),
                )


def to_keepers(now: datetime) -> Iterator[Letter]:
    """Yield what those are told who hold a date outside city hall."""
    for sheet, key, said in _about_sheets(now):
        for keeper in host_of(sheet.subject).keepers(sheet.subject):
            yield _letter(sheet, key, said, keeper)


def to_desk(now: datetime) -> Iterator[Letter]:
    """Yield the same to the desk, of dates that it looks after."""
    desk: list[Keeper] | None = None
    for sheet, key, said in _about_sheets(now):
        if list(host_of(sheet.subject).keepers(sheet.subject)):
            continue
        if desk is None:
            desk = [Keeper(user.email, user.language, "") for user in desk_people() if user.email]
        url = absolute(reverse("sign_up_sheets:inspect", args=[sheet.pk]))
        for person in desk:
            yield _letter(sheet, key, said, Keeper(person.email, person.language, url))


def _letter(sheet: Sheet, key: str, said: Said, keeper: Keeper) -> Letter:
    def line() -> Line:
        found = said(sheet)
        return Line(found.what, found.title, found.url or keeper.url, found.facts)

    return Letter(key, keeper.email, keeper.language, line)


def _about_sheets(now: datetime) -> Iterator[tuple[Sheet, str, Said]]:
    """Yield (sheet, key, what to say) of what is due on a day."""
    today = timezone.localdate(now)
    sheets = Sheet.objects.filter(
        date__state__in=HELD, date__ends_at__gte=beginning_of(today - ROSTER_WITHIN * DAY)
    ).select_related("date__page")
    to_tell: dict[int, list[InterpreterReply]] = {}
    if is_open(PART):
        for reply in InterpreterReply.objects.to_be_told(now).select_related("page"):
            to_tell.setdefault(reply.sheet_id, []).append(reply)
    for sheet in sheets.order_by("pk"):
        day = sheet.date.first_day
        about = f"{sheet.key}:{day.isoformat()}"
        if sheet.step in NOTHING_FREE and sheet.date.starts_at > now:
            yield sheet, f"full:{about}", _full
        if today < day <= today + NEEDS_BEFORE * DAY:
            yield sheet, f"needs:{about}", _needs
        for reply in to_tell.get(sheet.pk, ()):
            yield sheet, f"interpreter:{about}:{reply.language}", partial(_interpreter, reply)
        if sheet.date.last_day < today and _is_unwritten(sheet):
            yield sheet, f"roster:{about}", _roster


def _is_unwritten(sheet: Sheet) -> bool:
    """Return whether people were signed up, and nobody has noted yet who came."""
    states = set(sheet.signups.order_by().values_list("state", flat=True).distinct())
    return State.BOOKED in states and State.ATTENDED not in states


def _coming(signup: SignUp, date: Occurrence) -> Line:
    sheet = signup.sheet
    (page,) = localise([sheet.subject], signup.language, for_cards=False)
    number = _("Your number: %(code)s") % {"code": signup.code}
    people = _("People: %(number)s") % {"number": signup.party_size}
    when = ShownDate(date, timezone.localdate()).in_words
    facts = (when, *host_of(sheet.subject).remarks(page), number, people)
    change = _("Can you not come? Please cancel here, so that others can:")
    return Line(
        _("Coming up:"),
        title_of(sheet, signup.language),
        absolute(manage_path(signup)),
        (*facts, change),
    )


def _full(sheet: Sheet) -> Line:
    return Line(_("All places are taken:"), str(sheet.date.page), "", (when_in_words(sheet),))


def _needs(sheet: Sheet) -> Line:
    """Say how many come and what they need: numbers, no names."""
    booked = sheet.signups.filter(state=State.BOOKED)
    people = _("People: %(number)s") % {"number": booked.places()}
    counted = Counter(need for needs in booked.values_list("needs", flat=True) for need in needs)
    needs = enumerated(f"{label} {counted[code]}" for code, label in Need.choices if counted[code])
    facts = [when_in_words(sheet), people]
    if needs:
        label = _("What they need")
        facts.append(f"{label}{colon()}{needs}")
    return Line(_("In three days at most:"), str(sheet.date.page), "", tuple(facts))


def _interpreter(reply: InterpreterReply, sheet: Sheet) -> Line:
    said = _("Please tell those who wish for it, on the list of who signed up.")
    url = absolute(reverse("sign_up_people", args=[sheet.key]))
    who = f"{Wish(sheet, reply.language).label}{colon()}{reply.page}"
    return Line(
        _("An interpreter can come:"), str(sheet.date.page), url, (when_in_words(sheet), who, said)
    )


def _roster(sheet: Sheet) -> Line:
    said = _("Please write down who came, and how it went.")
    address = reverse("attendance", args=[sheet.key])
    url = absolute(address) if is_address_open(address) else ""
    return Line(_("It is over:"), str(sheet.date.page), url, (when_in_words(sheet), said))
