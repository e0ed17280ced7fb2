"""Which of our groups a row is about."""

import re
import uuid
from collections import defaultdict
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from groups.models import GroupPage
from hub.text.kana import to_katakana
from hub.text.normalise import name_key, plain


@dataclass(frozen=True)
class Identity:
    """What a row says of who it is about."""

    key: uuid.UUID | None
    number: str
    name: str
    kana: str

    @classmethod
    def of(cls, key: str, number: str, name: str, kana: str) -> "Identity":
        """Make it of cells. Raises ValidationError for a UUID that is none."""
        digits = re.sub(r"\D", "", plain(number))
        return cls(uuid_of(key), digits, name_key(name), name_key(to_katakana(kana)))


def uuid_of(text: str) -> uuid.UUID | None:
    if not text:
        return None
    try:
        return uuid.UUID(plain(text))
    except ValueError as error:
        raise ValidationError(
            _("This is no UUID. Leave the cell empty for a new group.")
        ) from error


class Directory:
    """All groups, by what they can be recognised by."""

    def __init__(self) -> None:
        self.by_key: dict[uuid.UUID, int] = {}
        self.by_number: dict[str, list[int]] = defaultdict(list)
        self.by_name: dict[str, list[tuple[int, str]]] = defaultdict(list)
        fields = ("pk", "translation_key", "corporate_number", "title", "draft_title", "name_kana")
        for pk, key, number, *titles, kana in GroupPage.objects.sources().values_list(*fields):
            self.by_key[key] = pk
            if number:
                self.by_number[number].append(pk)
            for name in {name_key(title) for title in titles}:
                self.by_name[name].append((pk, name_key(to_katakana(kana))))

    def find(self, who: Identity) -> int | None:
        """Return the key of the page that `who` is, None if it is a new group.

        Raises:
            ValidationError: it could be several, or contradicts itself.
        """
        if who.key and who.key in self.by_key:
            return self.by_key[who.key]
        found = self.by_number.get(who.number, []) if who.number else []
        found = found or [
            pk
            for pk, kana in self.by_name.get(who.name, [])
            if not who.kana or not kana or kana == who.kana
        ]
        if len(found) > 1:
            raise ValidationError(
                _("Several groups have this name or number: please add the UUID of one of them.")
            )
        if found and who.key:
            raise ValidationError(
                _("No group has this UUID, but there is one of this name or number.")
            )
        return found[0] if found else None
