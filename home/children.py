"""Where children can go: the groups that are there for them."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import cached_property

from groups.choices import Audience, Weekday
from hub.pages.listing import localise

MAX_SHOWN = 6
FOR_CHILDREN = ("audience", Audience.CHILDREN.value)
WEEKEND = [("day", Weekday.SATURDAY.value), ("day", Weekday.SUNDAY.value)]


@dataclass
class ChildrenGroups:
    """Groups for children, as readers of `language` are shown them.

    `directory` is the address of the directory, "" while it is closed; None: it is asked for.
    """

    language: str
    directory: str | None = None

    @cached_property
    def shown(self) -> list:
        """The first of them, those in the reader's language included, in kana order."""
        from groups.models import GroupPage

        groups = GroupPage.objects.listed().active().filter(audience_rows__code=FOR_CHILDREN[1])
        return localise(groups.in_kana_order()[:MAX_SHOWN], self.language)

    @cached_property
    def _directory(self) -> str:
        if self.directory is not None:
            return self.directory
        from groups.directory.models import GroupIndexPage

        found = GroupIndexPage.objects.public_sources().order_by("path")[:1]
        return next((page.url for page in localise(found, self.language)), "")

    @property
    def all_url(self) -> str:
        """All groups for children."""
        return self._address([FOR_CHILDREN])

    @property
    def weekend_url(self) -> str:
        """Groups for children that meet on Saturdays or Sundays."""
        return self._address([FOR_CHILDREN, *WEEKEND])

    def _address(self, choices: list[tuple[str, str]]) -> str:
        return f"{self._directory}?{urlencode(choices)}" if self._directory else ""
