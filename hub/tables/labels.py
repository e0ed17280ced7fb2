"""Codes and their names in cells, both ways."""

import re
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from hub.forms.declaration import Words
from hub.pages.models.taxonomies import Term
from hub.text.normalise import name_key

SEPARATOR = ";"
PIECES = re.compile(r"[;；\n]")
MAX_SHOWN = 80  # letters of a name that is told to people


# 「…を図る活動」 and the number of an article are said around the name in the law.
AROUND = re.compile(r"^第?[0-9]{1,2}号?|(?:を図る|を行う|に関する|のため(?:の)?|の)?活動$")


class Labels:
    """Codes and their names. A name that could be taken for another is not used."""

    def __init__(self, names: Iterable[tuple[str, list[str]]]) -> None:
        """Make it of (code, names), the first of which is written."""
        self.first: dict[str, str] = {}
        self.codes: dict[str, str] = {}
        doubtful = set()
        for code, labels in names:
            self.first[code] = labels[0]
            for key in {name_key(label) for label in labels}:
                if self.codes.setdefault(key, code) != code:
                    doubtful.add(key)
        self.codes = {key: code for key, code in self.codes.items() if key not in doubtful}
        self.codes |= {name_key(code): code for code in self.first}

    def write(self, code: str) -> str:
        label = self.first.get(code, code)
        plain = not PIECES.search(label) and label == label.strip()
        return label if plain and self.codes.get(name_key(label)) == code else code

    def read(self, text: str) -> str:
        code = self._code(text)
        if code is None:
            raise ValidationError(_("“%(text)s” is not known."), params={"text": text[:MAX_SHOWN]})
        return code

    def knows(self, text: str) -> bool:
        return self._code(text) is not None

    def _code(self, text: str) -> str | None:
        key = name_key(text)
        return self.codes.get(key) or self.codes.get(AROUND.sub("", key))


def choice_labels(choices: Iterable[tuple[str, Any]], words: Words) -> Labels:
    """Return the Japanese names of choices, and the `words` of other tables for them."""
    with translation.override("ja"):
        return Labels([(str(code), [str(label), *words.get(code, ())]) for code, label in choices])


def term_labels(taxonomy: type[Term]) -> Labels:
    """Return the names of a taxonomy: Japanese is written, any language's is read."""
    return Labels(
        [
            (term.code, [term.label_ja, *term.labels(), *filter(None, [_official(term)])])
            for term in taxonomy.objects.all()
        ]
    )


def _official(term: Term) -> str:
    return getattr(term, "official", "")
