"""What the forms of words show: passive, causative, verbs made into nouns, joins of statements."""

from collections.abc import Iterator
from itertools import pairwise

from hub.readable.easy.findings import Finding, Kind
from hub.readable.easy.honorifics import honorifics_in
from hub.readable.easy.words import Word

# With られる these are passive, not "can".
PASSIVE_WITH_RARERU = {
    *(
        "定める",
        "求める",
        "認める",
        "設ける",
        "決める",
        "進める",
        "用いる",
        "寄せる",
        "褒める",
        "ほめる",
    ),
    *("掲げる", "届ける", "取り上げる", "挙げる", "与える", "伝える", "建てる", "集める", "高める"),
    *(
        "含める",
        "つける",
        "付ける",
        "立てる",
        "植える",
        "閉める",
        "閉じる",
        "始める",
        "続ける",
        "加える",
    ),
    *(
        "助ける",
        "育てる",
        "変える",
        "まとめる",
        "取り付ける",
        "備える",
        "命じる",
        "禁じる",
        "信じる",
    ),
}
LEXICAL_CAUSATIVES = {"知る", "済む", "合う", "聞く"}
DOES = {"行う", "おこなう", "図る", "はかる", "願う", "行なう"}
DOES_NOUN = {"実施"}
IS_POSSIBLE = {"可能", "必要", "不可", "不要"}


def in_grammar(words: list[Word]) -> list[Finding]:
    """Return what the forms of `words`, those of one sentence, show."""
    honorific = list(honorifics_in(words))
    other = [*_passive(words), *_nominalised(words), *_clauses(words)]
    causative = [
        found for found in _causative(words) if not any(found.overlaps(one) for one in honorific)
    ]
    return [*honorific, *other, *causative]


def _passive(words: list[Word]) -> Iterator[Finding]:
    for place, word in enumerate(words[1:], start=1):
        before = words[place - 1]
        if word.base == "れる" and word.is_a("助動詞"):
            if before.surface not in {"思わ", "おもわ"}:
                yield Finding(before.start, word.end, Kind.PASSIVE)
        elif word.base == "られる" and word.is_a("助動詞"):
            by_someone = any(
                one.surface == "に" and one.is_a("助詞") for one in words[max(0, place - 3) : place]
            )
            takes_object = any(one.surface == "を" for one in words[:place])
            if before.base in PASSIVE_WITH_RARERU or (
                by_someone and not takes_object and before.base not in {"みる", "見る", "考える"}
            ):
                yield Finding(before.start, word.end, Kind.PASSIVE)


def _causative(words: list[Word]) -> Iterator[Finding]:
    for before, word in pairwise(words):
        if (
            word.base in {"せる", "させる"}
            and word.is_a("助動詞")
            and before.base not in LEXICAL_CAUSATIVES
        ):
            yield Finding(before.start, word.end, Kind.CAUSATIVE)


def _nominalised(words: list[Word]) -> Iterator[Finding]:
    for place, word in enumerate(words[:-2]):
        if not word.names_an_action or not word.is_a("名詞"):
            continue
        particle, verb = words[place + 1 : place + 3]
        if verb.surface in {"お", "ご"} and len(words) > place + 3:
            verb = words[place + 3]
        does = particle.surface == "を" and (verb.base in DOES or verb.surface in DOES_NOUN)
        can = particle.surface in {"が", "は", "も"} and verb.surface in IS_POSSIBLE
        tries = particle.surface == "に" and verb.base in {"努める", "つとめる"}
        if does or can or tries:
            better = {"可能": "できます", "必要": "してください"}.get(verb.surface, "する")
            yield Finding(word.start, verb.end, Kind.NOMINALISED, f"{word.surface}{better}")


def _clauses(words: list[Word]) -> Iterator[Finding]:
    """Yield what joins two statements: が, ので, ため."""
    for place, word in enumerate(words[:-2]):
        if place == 0:
            continue
        before, after = words[place - 1], words[place + 1]
        inflected = before.is_a("動詞") or before.is_a("助動詞") or before.is_a("形容詞")
        if (word.surface == "が" and word.is_a("助詞", "接続助詞")) or (
            word.surface == "ので" and word.is_a("助詞")
        ):
            yield Finding(word.start, word.end, Kind.MANY_CLAUSES)
        elif word.surface == "の" and after.surface == "で" and after.base == "だ" and inflected:
            yield Finding(word.start, after.end, Kind.MANY_CLAUSES)
        elif word.surface in {"ため", "為"} and inflected and after.surface in {"、", "に"}:
            yield Finding(word.start, word.end, Kind.MANY_CLAUSES)
