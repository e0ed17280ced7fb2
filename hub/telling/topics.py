"""What people can ask to be told of. Rooms name their topics; nothing of a room is known here.

A topic is written "events" (all of a code) or "events.area:north" (one thing of it).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from hub.core.switches import is_thing_open

Named = tuple[str, str]


@dataclass(frozen=True)
class Topic:
    """A code, and the things of which one is chosen.

    Attributes:
        code: "events", "events.area".
        name_of: takes what stands behind the colon ("" for all), returns the topic's name in the
            active language, or "" if there is no such thing that the public may see. Its part is
            the part that the topic belongs to.
        room: under which heading it is offered.
        options: what stands behind the colon, in order; none is offered of what is chosen on its
            own page, such as a group.
    """

    code: str
    name_of: Callable[[str], str]
    room: str | Promise
    options: Callable[[], Iterable[str]] = lambda: ()


_topics: dict[str, Topic] = {}


def register(topic: Topic) -> None:
    """Let people ask for a topic.

    Raises:
        ValueError: another one has this code.
    """
    if _topics.setdefault(topic.code, topic) is not topic:
        raise ValueError(f"Two topics are called {topic.code}.")


def written(code: str, about: object = "") -> str:
    """Return how a topic is written in addresses and rows."""
    return f"{code}:{about}" if about != "" else code


def name_of(written_topic: str) -> str:
    """Return the name of a topic in the active language, "" if nobody can be told of it now."""
    code, _colon, about = written_topic.partition(":")
    topic = _topics.get(code)
    if topic is None or "\x00" in about or not is_thing_open(topic.name_of):
        return ""
    return topic.name_of(about)


def offered() -> list[tuple[str, list[Named]]]:
    """Return what is chosen from a list: [(heading, [(topic as written, its name)])]."""
    found: dict[str, list[Named]] = {}
    for topic in _topics.values():
        for about in topic.options():
            key = written(topic.code, about)
            if name := name_of(key):
                found.setdefault(str(topic.room), []).append((key, name))
    return list(found.items())
