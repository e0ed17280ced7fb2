"""Who is told that the page of a talk is out, and what an office answered."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from events.dialogue.guests import guests_of_day
from events.dialogue.models import DialogueIndexPage, DialoguePage
from hub.core.locales import active_language
from hub.core.wording import colon
from hub.followups.models import Report
from hub.followups.words import said_of
from hub.pages.listing import localise
from hub.telling import letters, news, topics
from hub.telling.letters import Letter, Reminder
from hub.telling.news import Line, News
from hub.telling.topics import Topic

ALL = "talks"
ROOM = pgettext_lazy("room", "Events")
WITHIN = timedelta(days=3)  # who was not told by then, as after a standstill, is not told late


def register() -> None:
    topics.register(Topic(ALL, _name_of_all, ROOM, lambda: [""]))
    news.register(new_pages)
    letters.register(Reminder("dialogue.participants", to_participants, order=300))


def _name_of_all(about: str) -> str:
    index = DialogueIndexPage.objects.public_sources().first()
    if about or index is None:
        return ""
    return localise([index], active_language(), for_cards=False)[0].title


def new_pages(since: datetime, until: datetime) -> Iterator[News]:
    """Yield pages of talks that became public, and answers of offices about them."""
    for page in _published(since, until):
        key = f"talk:{page.translation_key}"
        yield News(key, page.first_published_at, frozenset({ALL}), partial(_out, page))
    for report, page in _answered(since, until):
        yield News(
            f"talk-answer:{report.pk}", report.at, frozenset({ALL}), partial(_answer, report, page)
        )


def to_participants(now: datetime) -> Iterator[Letter]:
    """Yield the same to those who were signed up for a talk."""
    told = [
        (page, f"talk:{page.translation_key}", partial(_out, page))
        for page in _published(now - WITHIN, now)
    ] + [
        (page, f"talk-answer:{report.pk}", partial(_answer, report, page))
        for report, page in _answered(now - WITHIN, now)
    ]
    for page, key, line in told:
        for signup in filter(lambda row: row.email, guests_of_day(page.event_id, page.date)):
            yield Letter(f"{key}:{signup.key}", signup.email, signup.language, line)


def _published(since: datetime, until: datetime):
    pages = DialoguePage.objects.public_sources()
    return pages.filter(first_published_at__gt=since, first_published_at__lte=until).order_by("pk")


def _answered(since: datetime, until: datetime) -> list[tuple[Report, DialoguePage]]:
    reports = Report.objects.filter(followup__kind="dialogue", at__gt=since, at__lte=until)
    rows = list(reports.select_related("followup__department", "followup__promiser").order_by("pk"))
    keys = {row.followup.page_id for row in rows}
    pages = DialoguePage.objects.public_sources().filter(pk__in=keys).in_bulk()
    return [(row, pages[row.followup.page_id]) for row in rows if row.followup.page_id in pages]


def _out(source: DialoguePage) -> Line:
    return _line(_("What was said is public:"), source)


def _answer(report: Report, source: DialoguePage) -> Line:
    followup = report.followup
    said = said_of(followup, timezone.localdate())
    facts = (followup.what, f"{followup.office}{colon()}{said.words}", said.sentence)
    return _line(pgettext("talk", "An answer:"), source, *filter(None, facts))


def _line(what: str, source: DialoguePage, *facts: str) -> Line:
    (page,) = localise([source], active_language(), for_cards=False)
    is_japanese = page.lang.startswith("ja") and not active_language().startswith("ja")
    return Line(what, page.title, page.full_url, facts, is_japanese)
