"""Cutting private values out of a version of a page, as JSON holds it."""

import json
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from wagtail.models import Page

from hub.privacy.twins import Twins, twins_of

MIN_SECRET_LENGTH = 4
EMPTY = (None, "")


@dataclass
class Cut:
    """What of a page stays, and what was found that does not.

    Attributes:
        model: the page type.
        why: a value of `PrivateDeletion.Why`.
        public: what the page publishes today.
        lost_images: keys of pictures that are deleted.
        found: the private values that were found.
    """

    model: type[Page]
    why: str
    public: dict[str, object] = field(default_factory=dict)
    lost_images: set[int] = field(default_factory=set)
    found: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, page: Page, why: str) -> "Cut":
        """Return the cut for `page`: what it publishes today stays, in old versions too."""
        choices = twins_of(type(page)).choices.items()
        public = {name: getattr(page, name) for name, choice in choices if getattr(page, choice)}
        return cls(type(page), why, public)

    @property
    def twins(self) -> Twins:
        return twins_of(self.model)

    @property
    def names(self) -> tuple[str, ...]:
        """All values that are or may be private."""
        return (*self.twins.choices, *self.twins.never_public)

    @property
    def secrets(self) -> set[str]:
        """What was found that is long enough to be searched for in other texts."""
        return {text for text in self.found if len(text) >= MIN_SECRET_LENGTH}

    def apply(self, content: dict) -> bool:
        """Empty the private values of `content` (a page's fields); return whether there were any.

        What is public today stays where it is the very same value.
        """
        changed = False
        for name in self.names:
            value = content.get(name)
            if value in EMPTY or (name in self.public and same(self.public[name], value)):
                continue
            self.found.add(str(value))
            content[name] = None if self.model._meta.get_field(name).null else ""
            changed = True
        return self._drop_images(content) or changed

    def _drop_images(self, content: dict) -> bool:
        changed = False
        for name in self.twins.pictures:
            value = content.get(name)
            if isinstance(value, int) and value in self.lost_images:
                content[name] = None
                changed = True
            rows = rows_of(value)
            kept = [row for row in rows if image_of(row) not in self.lost_images]
            if len(kept) != len(rows):
                content[name] = json.dumps(kept) if isinstance(value, str) else kept
                changed = True
        return changed

    def images_in(self, content: dict) -> set[int]:
        """Return the keys of all pictures of a page's fields."""
        return images_in(content, self.twins.pictures)


def same(one: object, other: object) -> bool:
    """Return whether two values say the same: 36.37 is 36.370000."""
    try:
        return Decimal(str(one)) == Decimal(str(other))
    except InvalidOperation:
        return str(one) == str(other)


def without(data: object, secrets: set[str]) -> object:
    """Return JSON `data` without comments and without texts that hold one of `secrets`."""
    if isinstance(data, dict):
        return {
            key: "" if key == "comment" else without(value, secrets) for key, value in data.items()
        }
    if isinstance(data, list):
        return [without(value, secrets) for value in data]
    if isinstance(data, str) and any(secret in data for secret in secrets):
        return ""
    return data


def images_in(content: dict, names: tuple[str, ...]) -> set[int]:
    """Return the keys of the pictures of the values `names` in a page's fields."""
    found: set[int] = set()
    for name in names:
        value = content.get(name)
        if isinstance(value, int):
            found.add(value)
        found |= {key for key in map(image_of, rows_of(value)) if key}
    return found


def rows_of(value: object) -> list[dict]:
    """Return the blocks of a stream: in versions of pages it is JSON in JSON."""
    if isinstance(value, str):
        value = json.loads(value) if value else []
    return value if isinstance(value, list) else []


def image_of(row: dict) -> int | None:
    """Return the key of the picture of a block of a page, or of a row of a draft."""
    holder = row if "image" in row else row["value"]
    image = holder.get("image")
    return image.get("image") if isinstance(image, dict) else image
