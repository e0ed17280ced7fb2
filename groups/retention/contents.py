"""Cutting private values out of a version of a group's page, as JSON holds it."""

import json
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from groups.models import GroupPage
from groups.privacy import PUBLIC_CHOICES
from groups.values import plain

# Only the city ever sees who confirmed.
NEVER_PUBLIC = ("confirmed_by",)
NUMBERS = ("latitude", "longitude")
MIN_SECRET_LENGTH = 4
EMPTY = (None, "")


@dataclass
class Cut:
    """What of a group's page stays, and what was found that does not."""

    public: dict[str, object]
    lost_images: set[int] = field(default_factory=set)
    found: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, group: GroupPage) -> "Cut":
        """Return the cut for `group`: what it publishes today stays, in old versions too."""
        return cls(
            {
                name: plain(getattr(group, name))
                for name, choice in PUBLIC_CHOICES.items()
                if getattr(group, choice)
            }
        )

    @property
    def secrets(self) -> set[str]:
        """What was found that is long enough to be searched for in other texts."""
        return {text for text in self.found if len(text) >= MIN_SECRET_LENGTH}

    def apply(self, content: dict) -> bool:
        """Empty the private values of `content` (a page's fields); return whether there were any.

        What is public today stays where it is the very same value.
        """
        changed = False
        for name in (*PUBLIC_CHOICES, *NEVER_PUBLIC):
            value = content.get(name)
            if value in EMPTY or (name in self.public and same(self.public[name], value)):
                continue
            self.found.add(str(value))
            content[name] = None if name in NUMBERS else ""
            changed = True
        return self._drop_images(content) or changed

    def _drop_images(self, content: dict) -> bool:
        changed = False
        if content.get("logo") in self.lost_images:
            content["logo"] = None
            changed = True
        photos = photos_of(content)
        kept = [photo for photo in photos if image_of(photo) not in self.lost_images]
        if len(kept) != len(photos):
            content["photos"] = json.dumps(kept) if _is_text(content) else kept
            changed = True
        return changed


def same(one: object, other: object) -> bool:
    """Return whether two values say the same: 36.37 is 36.370000."""
    try:
        return Decimal(str(one)) == Decimal(str(other))
    except InvalidOperation:
        return one == other


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


def _is_text(content: dict) -> bool:
    return isinstance(content.get("photos"), str)


def photos_of(content: dict) -> list[dict]:
    """Return the photo blocks of a page's fields: JSON in JSON in versions of pages."""
    photos = content.get("photos") or []
    return json.loads(photos) if isinstance(photos, str) else photos


def image_of(photo: dict) -> int | None:
    """Return the key of the picture of a photo: a block of a page, or a row of a draft."""
    if "image" in photo:
        return photo["image"]
    return (photo["value"].get("image") or {}).get("image")


def images_in(content: dict) -> set[int]:
    """Return the keys of all pictures of a page's fields."""
    keys = {image_of(photo) for photo in photos_of(content)} | {content.get("logo")}
    return {key for key in keys if key}
