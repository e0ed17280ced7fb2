"""Words of a page's body that open what they mean, in place and without script.

A `<details>` cannot stand within a paragraph; a button with a popover can.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from django.utils.html import escape, format_html

from hub.readable.explaining.words import Explained
from hub.readable.markup import LEFT_ALONE, language_in, texts
from hub.text.scripts import HAN

# Where a word stands for itself, leads elsewhere, or is said by somebody in their own words.
NOT_EXPLAINED = LEFT_ALONE | {
    *("a", "blockquote", "button", "caption", "dfn", "dt", "figcaption", "label", "summary", "th"),
    *(f"h{level}" for level in range(1, 7)),
}
KANJI, KATAKANA, LETTERS, HANGUL = f"[{HAN}]", "[ァ-ヴー]", "[A-Za-zÀ-ỹ0-9]", "[가-힣]"


def with_explanations(html: str, entries: tuple[Explained, ...], language: str) -> str:
    """Return HTML in which the first mention of each word opens what it means.

    Args:
        html: a page's body.
        entries: the words of its language.
        language: of the body; passages in other languages stay as they are.
    """
    if not entries:
        return html
    pattern, by_form = _finder(entries, language)
    done: set[int] = set()

    def mark(found: re.Match) -> str:
        entry = by_form[found[0].casefold()]
        if entry.pk in done:
            return found[0]
        done.add(entry.pk)
        return _marked(entry, found[0])

    def is_left_alone(name: str, attributes: str) -> bool:
        return name in NOT_EXPLAINED or language_in(attributes) not in ("", language)

    pieces, written = [], 0
    for place, text in texts(html, is_left_alone):
        pieces += (html[written:place], pattern.sub(mark, text))
        written = place + len(text)
    return "".join([*pieces, html[written:]])


def _marked(entry: Explained, word: str) -> str:
    """Return the button and its note; `word` is as it stands in the page, escaped."""
    name = f"word-{entry.pk}"
    note = format_html(
        '<span class="explained__note" id="{}" role="note" popover><b>{}</b> {}</span>',
        name,
        entry.forms[0],
        entry.explanation,
    )
    return f'<button class="explained" type="button" popovertarget="{name}">{word}</button>{note}'


@lru_cache(maxsize=32)
def _finder(
    entries: tuple[Explained, ...], language: str
) -> tuple[re.Pattern[str], dict[str, Explained]]:
    """Return what finds a word, longer ones first, and {form in small letters: its entry}."""
    by_form = {escape(form).casefold(): entry for entry in entries for form in entry.forms}
    longest_first: Iterable[str] = sorted(by_form, key=lambda form: (-len(form), form))
    whole = "|".join(_whole(form, language) for form in longest_first)
    return re.compile(whole, re.IGNORECASE), by_form


def _whole(form: str, language: str) -> str:
    """Return a pattern for a word where it is no part of a longer one.

    Chinese does not part its words; Korean and Japanese have particles behind them.
    """
    before, after = _same_letters(form[0], language), _same_letters(form[-1], language)
    end = f"(?!{after})" if after and after != HANGUL else ""
    return f"{f'(?<!{before})' if before else ''}{re.escape(form)}{end}"


def _same_letters(letter: str, language: str) -> str:
    """Return the letters with which `letter` makes one word, "" if that cannot be seen."""
    kinds = [LETTERS, HANGUL, *([KANJI, KATAKANA] if language.startswith("ja") else [])]
    return next((kind for kind in kinds if re.match(kind, letter)), "")
