"""A first draft in easy Japanese, for a person to edit: only what a rule can be sure of.

What it changed and what it left are both told. It never leaves a word out, and guesses no meaning.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hub.readable.easy.checker import check
from hub.readable.easy.findings import Finding, Kind
from hub.readable.easy.letters import MAX_SENTENCE

# Their suggestions say the same, whatever stands beside them.
SURE = {Kind.WAREKI, Kind.TIME24, Kind.SLASH_DATE}
ASKING = re.compile(r"[^…〜（]*ください")
_END = r"(?:[0-9０-９]+月)?[0-9０-９]+(?:時(?:[0-9０-９]+分|半)?|日|月|年|円|人|歳|分)|[月火水木金土日]曜日?"
RANGE = re.compile(
    rf"(?P<first>(?:午前|午後)?(?:{_END}))[〜～~](?P<last>(?:午前|午後)?(?:{_END}))(?:まで)?(?:に(?![てよつなは]))?"
)
# What officials write → what everyone says; the first that fits.
PLAIN = [
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"(?:お|御)願い(?:申し上げ|いたし|致し)ます", "お願いします"),
        (r"(?:いたし|致し)(?=ま[すし]|ません)", "し"),
        (r"でございます", "です"),
        (r"(?<=[がはも])ございま(?=す|せん|した)", "ありま"),
        (r"につきましては?|におきましては|に関しましては", "は"),
        (r"(?<=[一-鿿ァ-ヶー])にて(?=[、お一-鿿])", "で"),
        (r"(?<=[一-鿿ァ-ヶー])(?:および|及び|ならびに|並びに)(?=[一-鿿ァ-ヶー])", "と"),
    )
]
SENTENCE = re.compile(r"[^。！？\n]+[。！？]?|\n")
# Where a long sentence goes on with a thought of its own.
JOINS = re.compile(
    r"(?P<end>[^、]{6,}(?:ます|です|ました|でした|ません))(?P<join>ので|が)、(?=[^、]{4,})"
)
GOES_ON = {"ので": "だから、", "が": "でも、"}
OPENED = re.compile(r"[「『（(][^」』）)]*$")


@dataclass(frozen=True)
class Change:
    """Words that the draft says otherwise."""

    before: str
    after: str


@dataclass(frozen=True)
class Draft:
    """A text with what was changed in it, and what is hard in it still."""

    text: str
    done: tuple[Change, ...]
    left: tuple[Finding, ...]


def draft(text: str) -> Draft:
    """Return a draft of plain Japanese `text`."""
    done: list[Change] = []

    def noting(say: Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
        def changed(found: re.Match[str]) -> str:
            after = say(found)
            if after != found[0]:
                done.append(Change(found[0], after))
            return after

        return changed

    for finding in reversed(list(_sure(text))):
        done.append(Change(text[finding.start : finding.end], finding.suggestion))
        text = text[: finding.start] + finding.suggestion + text[finding.end :]
    text = RANGE.sub(noting(lambda found: f"{found['first']}から{found['last']}まで"), text)
    for pattern, plain in PLAIN:
        text = pattern.sub(noting(lambda _found, plain=plain: plain), text)
    text = SENTENCE.sub(lambda sentence: _parted(sentence[0], noting), text)
    return Draft(text, tuple(done), tuple(check(text)))


def _sure(text: str) -> Iterator[Finding]:
    """Yield the findings whose suggestion can stand in their place, none within another."""
    end = 0
    for finding in check(text):
        is_sure = finding.kind in SURE or (
            finding.kind == Kind.HONORIFIC
            and ASKING.fullmatch(finding.suggestion)
            and not text.startswith("ま", finding.end)  # くださいますよう
        )
        if is_sure and finding.suggestion and finding.start >= end:
            end = finding.end
            yield finding


def _parted(
    sentence: str,
    noting: Callable[[Callable[[re.Match[str]], str]], Callable[[re.Match[str]], str]],
) -> str:
    """Return a long sentence as several, where it joins two that are whole."""
    if len(sentence.strip()) <= MAX_SENTENCE:
        return sentence

    def parted(found: re.Match[str]) -> str:
        if OPENED.search(sentence[: found.end()]):
            return found[0]
        return f"{found['end']}。{GOES_ON[found['join']]}"

    return JOINS.sub(noting(parted), sentence)
