"""What people can be told of groups by e-mail: a group's own news, and groups that are new."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.models import GroupPage
from hub.core.locales import active_language
from hub.core.wording import colon
from hub.pages.listing import localise
from hub.pages.models import ActivityField, Area
from hub.telling import news, topics
from hub.telling.news import Line, News
from hub.telling.topics import Topic, written
from hub.text.numbers import whole_number

ALL, ONE = "groups", "group"
ROOM = gettext_lazy("Citizen groups")
TERMS = {"area": Area, "field": ActivityField}


def register() -> None:
    topics.register(Topic(ALL, _name_of_all, ROOM, lambda: [""]))
    for name, model in TERMS.items():
        topics.register(
            Topic(
                f"{ALL}.{name}",
                _name_of_term(model),
                ROOM,
                lambda model=model: model.objects.values_list("code", flat=True),
            )
        )
    topics.register(Topic(ONE, _name_of_one, ROOM))
    news.register(new_groups)


def topic_of(page: GroupPage) -> str:
    return written(ONE, page.source.pk)


def _name_of_all(about: str) -> str:
    return _("New groups") if not about else ""


def _name_of_term(model):
    def name_of(about: str) -> str:
        term = model.objects.filter(code=about).first()
        return f"{_('New groups')}{colon()}{term.label}" if term else ""

    return name_of


def _name_of_one(about: str) -> str:
    group = GroupPage.objects.listed().filter(pk=whole_number(about)).first()
    return localise([group], active_language(), for_cards=False)[0].title if group else ""


def new_groups(since: datetime, until: datetime) -> Iterator[News]:
    """Yield groups that the directory lists for the first time."""
    fresh = GroupPage.objects.listed().filter(
        first_published_at__gt=since, first_published_at__lte=until
    )
    rows = fresh.prefetch_related("area_rows__term", "field_rows__term").order_by("pk")
    for group in rows:
        about = {ALL}
        about |= {written(f"{ALL}.area", row.term.code) for row in group.area_rows.all()}
        about |= {written(f"{ALL}.field", row.term.code) for row in group.field_rows.all()}
        key = f"group:{group.translation_key}"
        yield News(key, group.first_published_at, frozenset(about), partial(_line, group))


def _line(source: GroupPage) -> Line:
    (page,) = localise([source], active_language(), for_cards=False)
    is_japanese = page.lang.startswith("ja") and not active_language().startswith("ja")
    return Line(_("New group:"), page.title, page.full_url, (), is_japanese)
