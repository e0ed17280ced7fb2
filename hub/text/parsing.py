"""What a reader has typed → a query."""

import re
from collections.abc import Iterator
from itertools import pairwise

from hub.text import breaks, chinese, japanese, korean
from hub.text.japanese import Word
from hub.text.names import NO_NAMES, Names
from hub.text.normalise import canonical, fold, letters
from hub.text.phones import with_joined_phones
from hub.text.pieces import ANYWHERE, WITHIN_WORDS, from_word_on, inside
from hub.text.quantities import Quantity, quantities
from hub.text.query import MAX_LENGTH, All, Any, Has, Node, Query, Unit, pairs
from hub.text.romaji import looks_like_romaji, romaji_key
from hub.text.scripts import HAN, Run, Script, is_hiragana, is_kana, runs
from hub.text.stopwords import is_stopword
from hub.text.terms import MAX_TERM, SYLLABIC, Kind, is_chinese, latin_terms, unspaced

MAX_UNITS = 12
LONG_KANA = 4
YEAR_DIGITS = 4
MIN_PREFIX_LENGTH = 3
LEADING_KANJI = re.compile(rf"[{HAN}]{{2,}}")
CASES = {*"をはがに"}
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
        yield from _plain_units(text[start:end], language, names, is_last=end == len(text))


def _plain_units(text: str, language: str, names: Names, *, is_last: bool) -> Iterator[Unit]:
    """Yield the units of a text without names; each quantity in it is one."""
    position = 0
    for quantity in quantities(text):
        for run in runs(text[position : quantity.start]):
            yield from _run_units(run, language, names, is_last=False)
        yield _quantity_unit(quantity, text[quantity.start : quantity.end])
        position = quantity.end
    rest = list(runs(text[position:]))
    for run in rest:
        yield from _run_units(run, language, names, is_last=is_last and run is rest[-1])


def _quantity_unit(quantity: Quantity, surface: str) -> Unit:
    year = quantity.meant.removesuffix("年")
    loose = (Has(Kind.LATIN, year),) if len(year) == YEAR_DIGITS and year.isdecimal() else ()
    return Unit(fold(surface), (Has(Kind.QUANTITY, quantity.meant),), loose)


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
        return Unit(plain, (exact,), (), words=(plain,), is_filler=is_stopword(word, language))
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
    if plain.isdecimal() and len(plain) == YEAR_DIGITS:
        loose.append(Has(Kind.QUANTITY, f"{plain}年"))
    says_nothing = len(plain) == 1 and not plain.isdecimal()
    is_filler = says_nothing or is_stopword(word, language)
    return Unit(plain, (exact,), tuple(loose), words=(plain,), is_filler=is_filler)


def _korean_unit(word: str) -> Unit:
    stem = korean.stem(word)
    is_filler = is_stopword(word, "ko") or is_stopword(stem, "ko")
    exact = (Has(Kind.WORD, stem),)
    return Unit(stem, exact, inside(stem), words=(stem,), is_filler=is_filler)


def _unspaced_unit(word: breaks.Word, script: Script, language: str) -> Unit:
    base = fold(word.surface)
    kinds = WITHIN_WORDS if word.is_known else ANYWHERE
    loose = list(inside(base, kinds))
    if script is Script.JAPANESE:
        elsewhere = fold(chinese.as_japanese(base))
        if elsewhere != base:
            loose += [Has(Kind.WORD, elsewhere), *inside(elsewhere, kinds)]
    exact = (Has(Kind.WORD, base),)
    is_filler = is_stopword(base, language)
    return Unit(base, exact, tuple(loose), words=(base,), is_filler=is_filler)


def _japanese_units(run: str, *, is_last: bool) -> Iterator[Unit]:
    words = list(japanese.words(run))
    meaningful = [word for word in words if word.carries_meaning]
    if len(words) > 1 and is_one_kana(run):
        *others, last = words
        if last.surface in CASES and not last.carries_meaning and last.start > 1:
            run, words = run[: last.start], others  # いぬを かいたい, as easy Japanese is written
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
    remote: tuple[Node, ...] = ()
    bases = [part.base for part in word.parts]
    if bases:
        exact.append(All(tuple(pairs(bases))))
        remote = (All(tuple(Has(Kind.WORD, base) for base in bases)),)
    if len(surface) == 1 and not is_alone:
        # 動 beside 推 is not any word that begins so; it may end one, as in 活動.
        loose.append(Has(Kind.INNER, surface))
    else:
        # What the dictionary knows must not be found across words (京都 in 東京都); long kana
        # may: a name such as こみっと is cut anywhere.
        is_name_like = is_kana(surface) and len(surface) >= LONG_KANA
        loose += inside(surface, WITHIN_WORDS if word.is_known and not is_name_like else ANYWHERE)
        if not word.is_name and not is_kana(surface) and len(surface) > 1:
            remote += from_word_on(surface)
    stem = LEADING_KANJI.match(surface)
    if stem and len(stem.group()) < len(surface):
        loose += inside(stem.group(), WITHIN_WORDS)  # 手伝っ, 手伝い, お手伝い
    if is_last and is_hiragana(surface) and len(surface) > 1:
        loose.append(Has(Kind.READING, surface, prefix=True))
    return Unit(
        surface,
        tuple(exact),
        tuple(loose),
        remote,
        tuple(unit.base for unit in word.units),
        is_stopword(word.base, "ja"),
    )


def _exact(word: Word) -> tuple[Has, ...]:
    base = Has(Kind.WORD, word.base[:MAX_TERM])
    if is_kana(word.surface):
        return Has(Kind.READING, word.reading[:MAX_TERM]), base
    return (base,)
