"""What a reader has typed → a query."""

import re
from collections.abc import Iterator
from itertools import pairwise

from hub.text import breaks, chinese, japanese, korean
from hub.text.japanese import Word
from hub.text.names import NO_NAMES, Names
from hub.text.normalise import canonical, fold, letters
from hub.text.phones import with_joined_phones
from hub.text.pieces import ANYWHERE, WITHIN_WORDS, inside
from hub.text.query import MAX_LENGTH, All, Any, Has, Node, Query, Unit, pairs
from hub.text.romaji import looks_like_romaji, romaji_key
from hub.text.scripts import HAN, Run, Script, is_hiragana, is_kana, runs
from hub.text.stopwords import is_stopword
from hub.text.terms import MAX_TERM, SYLLABIC, Kind, is_chinese, latin_terms, unspaced

MAX_UNITS = 12
LONG_KANA = 4
MIN_PREFIX_LENGTH = 3
LEADING_KANJI = re.compile(rf"[{HAN}]{{2,}}")
PARTICLES = {*"をはがのにでへもと", "です", "ます"}


def parse(text: str, language: str, names: Names = NO_NAMES) -> Query:
    """Return the query that a reader of `language` means by `text`. Any text is harmless.

    Args:
        text: what was typed; its first MAX_LENGTH characters count.
        language: a language code.
        names: words that no dictionary may take apart.
    """
    text = with_joined_phones(canonical(text[:MAX_LENGTH]))[:MAX_LENGTH]
    units = list(dict.fromkeys(_units(text, language, names)))
    telling = [unit for unit in units if not unit.is_filler] or units
    neighbours = _neighbours(units) if language in SYLLABIC and len(telling) > 1 else ()
    return Query(tuple(telling[:MAX_UNITS]), letters(text)[:MAX_TERM], tuple(neighbours))


def _neighbours(units: list[Unit]) -> Iterator[Has]:
    for first, second in pairwise(units[:MAX_UNITS]):
        if not (first.is_filler and second.is_filler):
            yield from pairs((*first.words[-1:], *second.words[:1]))


def _units(text: str, language: str, names: Names) -> Iterator[Unit]:
    for start, end, name in names.parts(text):
        if name:
            yield name.unit
            continue
        found = list(runs(text[start:end]))
        for run in found:
            is_last = end == len(text) and run is found[-1]
            yield from _run_units(run, language, names, is_last=is_last)


def _run_units(run: Run, language: str, names: Names, *, is_last: bool) -> Iterator[Unit]:
    run = Run(run.text[:MAX_TERM], run.start, run.script)
    match run.script:
        case Script.WORD:
            yield _latin_unit(run.text, language, names, is_last=is_last)
        case Script.HANGUL:
            yield _korean_unit(fold(run.text))
        case Script.JAPANESE if not is_chinese(run, language):
            yield from _japanese_units(run.text, is_last=is_last)
        case _:
            for word in breaks.words(*unspaced(run)):
                yield _unspaced_unit(word, run.script, language)


def _latin_unit(word: str, language: str, names: Names, *, is_last: bool) -> Unit:
    plain = fold(word)
    terms = {kind: Has(kind, text) for kind, text in latin_terms(word, language)}
    exact = terms.pop(Kind.MARKED if Kind.MARKED in terms else Kind.LATIN)
    if language in SYLLABIC and exact.kind is Kind.MARKED:
        # bão is a storm, bao a bag: the marks are part of the word.
        return Unit(plain, (exact,), (), (plain,), is_stopword(word, language))
    root = terms.pop(Kind.ROOT, None)
    loose: list[Node] = list(terms.values())
    if language == "tl":
        loose += [Has(kind, root.text if root else plain) for kind in (Kind.ROOT, Kind.LATIN)]
    if loanword := japanese.loanword(plain):
        loose.append(Has(Kind.WORD, loanword))
    if looks_like_romaji(plain):
        loose += [Has(Kind.ROMAJI, romaji_key(plain)), *names.read_as(plain)]
    if is_last and len(plain) >= MIN_PREFIX_LENGTH and not plain.isdigit():
        loose.append(Has(Kind.LATIN, plain, prefix=True))
        if looks_like_romaji(plain) and len(plain) > MIN_PREFIX_LENGTH:
            loose.append(Has(Kind.ROMAJI, romaji_key(plain), prefix=True))
    is_filler = len(plain) == 1 or is_stopword(word, language)
    return Unit(plain, (exact,), tuple(loose), (plain,), is_filler)


def _korean_unit(word: str) -> Unit:
    stem = korean.stem(word)
    is_filler = is_stopword(word, "ko") or is_stopword(stem, "ko")
    return Unit(stem, (Has(Kind.WORD, stem),), inside(stem), (stem,), is_filler)


def _unspaced_unit(word: breaks.Word, script: Script, language: str) -> Unit:
    base = fold(word.surface)
    kinds = WITHIN_WORDS if word.is_known else ANYWHERE
    loose = list(inside(base, kinds))
    if script is Script.JAPANESE:
        elsewhere = fold(chinese.as_japanese(base))
        if elsewhere != base:
            loose += [Has(Kind.WORD, elsewhere), *inside(elsewhere, kinds)]
    exact = (Has(Kind.WORD, base),)
    return Unit(base, exact, tuple(loose), (base,), is_stopword(base, language))


def _japanese_units(run: str, *, is_last: bool) -> Iterator[Unit]:
    words = list(japanese.words(run))
    meaningful = [word for word in words if word.carries_meaning]
    if len(words) > 1 and is_one_kana(run):
        yield _kana_unit(run, words)
        return
    if not meaningful:
        if pieces := inside(fold(run)):
            yield Unit(fold(run), (), pieces, is_filler=True)
        return
    if len(words) > 1 and all(len(word.surface) == 1 for word in words):
        yield _unknown_unit(fold(run), meaningful)
        return
    for word in meaningful:
        yield _word_unit(word, is_alone=len(words) == 1, is_last=is_last and word.end == len(run))


def is_one_kana(run: str) -> bool:
    """Tell whether `run` is hiragana or katakana alone: where both meet, words do."""
    return is_kana(run) and (is_hiragana(run) or not any(map(is_hiragana, run.replace("ー", ""))))


def _kana_unit(run: str, words: list[Word]) -> Unit:
    """Kana without a kanji to hold on to: the dictionary's cut is one guess among others."""
    folded = fold(run)
    loose = list(inside(folded))
    meaningful = [word for word in words if word.carries_meaning]
    telling = [word for word in meaningful if not is_stopword(word.base, "ja")]
    # What is left out must be particles, or the rest too long to be debris (込み of こみっと).
    is_clean = all(word.surface in PARTICLES for word in words if not word.carries_meaning)
    shortest = 2 if is_clean else 3
    cut = telling or meaningful
    if cut and all(word.is_known and len(word.surface) >= shortest for word in cut):
        loose.append(All(tuple(Any(_exact(word)) for word in cut)))
    if len(folded) > 2:
        loose.append(Has(Kind.READING, folded, prefix=True))
    exact = (Has(Kind.READING, japanese.reading_key(run)),)
    return Unit(folded, exact, tuple(loose), is_filler=not telling)


def _unknown_unit(run: str, words: list[Word]) -> Unit:
    """A run that the dictionary only takes apart (協動): its characters say nothing alone."""
    neighbours = tuple(pairs(word.base for word in words))
    return Unit(run, (All(neighbours),) if neighbours else (), inside(run, WITHIN_WORDS))


def _word_unit(word: Word, *, is_alone: bool, is_last: bool) -> Unit:
    surface = fold(word.surface)
    exact: list[Node] = [*_exact(word)]
    loose: list[Node] = []
    bases = [part.base for part in word.parts]
    if bases:
        exact.append(All(tuple(pairs(bases))))
        loose.append(All(tuple(Has(Kind.WORD, base) for base in bases)))
    if len(surface) == 1 and not is_alone:
        # 動 beside 推 is not any word that begins so; it may end one, as in 活動.
        loose.append(Has(Kind.INNER, surface))
    else:
        # What the dictionary knows must not be found across words (京都 in 東京都); long kana
        # may: a name such as こみっと is cut anywhere.
        is_name_like = is_kana(surface) and len(surface) >= LONG_KANA
        loose += inside(surface, WITHIN_WORDS if word.is_known and not is_name_like else ANYWHERE)
    stem = LEADING_KANJI.match(surface)
    if stem and len(stem.group()) < len(surface):
        loose += inside(stem.group(), WITHIN_WORDS)  # 手伝っ, 手伝い, お手伝い
    if is_last and is_hiragana(surface) and len(surface) > 1:
        loose.append(Has(Kind.READING, surface, prefix=True))
    return Unit(
        surface,
        tuple(exact),
        tuple(loose),
        tuple(unit.base for unit in word.units),
        is_stopword(word.base, "ja"),
    )


def _exact(word: Word) -> tuple[Has, ...]:
    base = Has(Kind.WORD, word.base[:MAX_TERM])
    if is_kana(word.surface):
        return Has(Kind.READING, word.reading[:MAX_TERM]), base
    return (base,)
