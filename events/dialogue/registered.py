"""What talks bring to other rooms and mechanisms."""

from django.utils.translation import pgettext_lazy

from events.dialogue import followed, sections, telling, today
from events.dialogue.models import Session
from events.index_links import ALONE
from hub.core import today as desk
from hub.editorial.value_log import watch
from hub.followups import kinds
from hub.followups.sections import of_page
from hub.pages.search_registry import Kind, register_kind
from hub.pages.sections import register as register_section

PAGE = "events.DialoguePage"
NAME = pgettext_lazy("of citizens and city", "Talks")


def register() -> None:
    register_kind(Kind("talk", NAME, (PAGE,), order=260))
    kinds.register(kinds.Kind("dialogue", NAME, PAGE, lateness="events.lateness"))
    register_section(PAGE, sections.of_talk)
    register_section(PAGE, of_page, "followups/section.html")
    register_section("events.DialogueIndexPage", sections.on_the_index)
    register_section("events.EventIndexPage", sections.on_events, ALONE)
    register_section("events.EventPage", sections.of_event, "events/dialogue/of_event.html")
    telling.register()
    desk.register(today.lines)
    followed.connect()
    watch([Session])
