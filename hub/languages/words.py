"""Words as people type them, and as wagtail-localize keeps them: inline HTML, nothing else."""

import re

from wagtail_localize.strings import StringValue

MARKUP = re.compile(r"<(?!br\s*/?>)[a-z/]", re.IGNORECASE)


def has_markup(source: str) -> bool:
    """Return whether a part has links or emphasis, so that its translation is typed as HTML."""
    return bool(MARKUP.search(source))


def as_typed(words: str, source: str) -> str:
    """Return `words` for a text field: plain text unless `source` has markup."""
    return words if has_markup(source) else StringValue(words).render_text()


def from_typed(typed: str, source: str) -> str:
    """Return what somebody typed as inline HTML; lines end in <br>."""
    typed = typed.replace("\r\n", "\n").strip()
    if has_markup(source):
        return typed
    return StringValue.from_plaintext(typed).data if typed else ""
