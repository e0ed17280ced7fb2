"""What people may be asked to agree to: each room registers its texts, and asks for them.

consent_texts.register("open_photos", _("Photos in open data"), title=…, text=…)
asked = [Ask("open_photos", required=False)]          # the room decides what has to be asked
form = ConsentForm(asked, request.POST)               # hub.privacy.forms
record(page, user, form.given, get_language())        # hub.privacy.services
"""

from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class ConsentText:
    """What stands at a box.

    Attributes:
        short: how lists call it.
        title: what is ticked.
        text: all that is agreed to with it.
    """

    short: Text
    title: Text
    text: Text


_texts: dict[str, ConsentText] = {}


def register(kind: str, short: Text, *, title: Text, text: Text) -> None:
    """Let `kind` be asked for. Raises ValueError if another room has a kind of this name."""
    if kind in _texts:
        raise ValueError(f"A consent of this kind is registered already: {kind}")
    _texts[kind] = ConsentText(short, title, text)


def text_of(kind: str) -> ConsentText:
    return _texts[kind]


def short_title(kind: str) -> str:
    """Return how lists call `kind`; the kind itself if no room knows it any more."""
    return str(_texts[kind].short) if kind in _texts else kind


def choices() -> list[tuple[str, Text]]:
    """Return (kind, short title) of all kinds."""
    return [(kind, text.short) for kind, text in _texts.items()]


@dataclass(frozen=True)
class Ask:
    """One box that is to be ticked, or may be."""

    kind: str
    required: bool

    @property
    def title(self) -> str:
        return str(text_of(self.kind).title)

    @property
    def text(self) -> str:
        return str(text_of(self.kind).text)

    def words_in(self, language: str) -> str:
        """What is kept: all that stood at the box, in `language`."""
        with translation.override(language):
            return f"{self.title}\n{self.text}"
