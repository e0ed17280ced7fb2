"""The manuals of the demonstration."""

from collections.abc import Iterator

from django.apps import apps

from hub.pages.demo_registry import PageSpec, read_yaml
from manual.models import ManualChapter, ManualIndexPage, ManualPart

NOT_FIELDS = {"parts", "chapters", "in_menu", "footer"}


def _values(entry: dict) -> dict:
    return {name: value for name, value in entry.items() if name not in NOT_FIELDS}


def page_specs() -> Iterator[PageSpec]:
    content = read_yaml("manual/demo/manual.yaml")
    yield PageSpec("manual", apps.get_model("home.ContentPage"), _values(content["index"]))
    for manual in content["manuals"]:
        path = f"manual/{manual['slug']}"
        yield PageSpec(path, ManualIndexPage, _values(manual))
        yield from _chapters(path, manual.get("chapters", []))
        for part in manual.get("parts", []):
            part_path = f"{path}/{part['slug']}"
            yield PageSpec(part_path, ManualPart, _values(part))
            yield from _chapters(part_path, part.get("chapters", []))


def _chapters(path: str, chapters: list[dict]) -> Iterator[PageSpec]:
    for chapter in chapters:
        yield PageSpec(f"{path}/{chapter['slug']}", ManualChapter, _values(chapter))
