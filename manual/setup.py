"""The section of the manuals: a plain page, below which each manual begins."""

from django.apps import apps

from hub.pages.first_pages import add_section
from manual.roles import MANUALS


def run() -> None:
    add_section(apps.get_model(MANUALS.page_type), MANUALS.slug, "協働のマニュアル")
