"""Home and the content pages of the demonstration."""

from collections.abc import Iterator

from home.models import ContentPage, HomePage
from hub.pages.demo_registry import PageSpec, read_yaml

MENU_KEYS = {"in_menu", "footer"}


def content_pages() -> list[dict]:
    return read_yaml("home/demo/pages.yaml")["pages"]


def page_specs() -> Iterator[PageSpec]:
    yield PageSpec("", HomePage, read_yaml("home/demo/home.yaml")["home"])
    for values in content_pages():
        kept = {name: value for name, value in values.items() if name not in MENU_KEYS}
        yield PageSpec(values["slug"], ContentPage, kept)
