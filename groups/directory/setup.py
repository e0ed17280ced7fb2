"""The directory."""

from groups.directory.models import GroupIndexPage
from hub.pages.first_pages import add_section


def run() -> None:
    add_section(GroupIndexPage, "groups", "団体をさがす")
