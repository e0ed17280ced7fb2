"""Talks of the demonstration: where they are listed."""

from collections.abc import Iterator

from events.dialogue.models import DialogueIndexPage
from hub.pages.demo_registry import PageSpec, read_yaml


def page_specs() -> Iterator[PageSpec]:
    content = read_yaml("events/dialogue/demo/talks.yaml")
    yield PageSpec("dialogue", DialogueIndexPage, content["index"])
