"""Honorific and humble words, and how they are said plainly."""

from collections.abc import Iterator

from hub.readable.easy.findings import Finding, Kind
from hub.readable.easy.words import Word

# Said of what somebody else does, or of oneself before somebody else.
HONORIFIC_VERBS = {
    "いただく": "もらう",
    "いただける": "できる",
    "頂く": "もらう",
    "頂ける": "できる",
    "いらっしゃる": "いる",
    "おいで": "来る",
    "ござる": "ある",
    "いたす": "する",
    "致す": "する",
    "申し上げる": "言う",
    "申す": "言う",
    "存じる": "思う",
    "伺う": "行く",
    "うかがう": "行く",
    "承る": "聞く",
    "賜る": "もらう",
    "なさる": "する",
    "召し上がる": "食べる",
    "おっしゃる": "言う",
    "お越し": "来る",
    "参る": "行く",
    "まいる": "行く",
}
HONORIFIC_NOUNS = {
    "ご覧": "見る",
    "どなた": "だれ",
    "お越し": "来る",
    "皆様": "みなさん",
    "皆さま": "みなさん",
}
# お and ご that everybody says.
PLAIN_WITH_O = {
    "願い",
    "知らせ",
    "礼",
    "互い",
    "祝い",
    "湯",
    "子",
    "店",
    "祭り",
    "年寄り",
    "昼",
    "菓子",
}
PLAIN_WITH_O |= {
    "茶",
    "金",
    "酒",
    "弁当",
    "正月",
    "風呂",
    "寺",
    "墓",
    "盆",
    "米",
    "肉",
    "皿",
    "箸",
    "土産",
    "見舞い",
}
PLAIN_WITH_O |= {
    "飯",
    "手洗い",
    "腹",
    "おむつ",
    "にぎり",
    "月見",
    "花見",
    "神輿",
    "守り",
    "年玉",
    "化け",
}
ENDS_HONORIFIC = {
    "くださる",
    "下さる",
    "なさる",
    "いただく",
    "いただける",
    "頂く",
    "頂ける",
    "いたす",
    "致す",
    "申し上げる",
}
RECEIVES = {"いただく", "いただける", "頂く", "頂ける"}
SUBSIDIARY = {"おる"}


def honorifics_in(words: list[Word]) -> Iterator[Finding]:
    """Yield the honorifics of one sentence."""
    place = 0
    while place < len(words):
        length, better = _honorific_at(words, place)
        if length:
            end = words[place + length - 1].end
            yield Finding(words[place].start, end, Kind.HONORIFIC, better)
        place += length or 1


def _honorific_at(words: list[Word], place: int) -> tuple[int, str]:
    """Return how many words from `place` on are one honorific, and what is said plainly."""
    word, rest = words[place], words[place + 1 : place + 5]
    if word.surface in {"お", "ご", "御"} and word.is_a("接頭辞") and rest:
        after = rest[1:3]
        if after and after[0].base in ENDS_HONORIFIC:
            return 3, _plain(rest[0], after[0])
        if len(after) == 2 and after[0].surface == "に" and after[1].base == "なる":
            return 4, rest[0].base if rest[0].is_a("動詞") else f"{rest[0].surface}する"
        if rest[0].surface in PLAIN_WITH_O:
            return 0, ""
        return 2, rest[0].surface
    is_let = word.base in {"せる", "させる"} and len(rest) > 1 and rest[0].surface == "て"
    if is_let and rest[1].base in RECEIVES:
        return 3, "する"
    if word.surface in HONORIFIC_NOUNS:
        follows = bool(rest) and rest[0].base in ENDS_HONORIFIC
        return (2 if follows else 1), HONORIFIC_NOUNS[word.surface]
    if word.base in {"くださる", "下さる"}:
        is_asking = word.surface in {"ください", "下さい"} and not (rest and rest[0].base == "ます")
        return (0, "") if is_asking else (1, "ください")
    if (
        word.base in SUBSIDIARY
        and word.is_a("動詞")
        and place
        and words[place - 1].surface in {"て", "で"}
    ):
        return 1, "いる"
    if word.base in HONORIFIC_VERBS and (word.is_a("動詞") or word.base in HONORIFIC_NOUNS):
        return 1, HONORIFIC_VERBS[word.base]
    return 0, ""


def _plain(action: Word, verb: Word) -> str:
    """ご遠慮ください → しないでください, ご案内いたす → 案内する, お待ちください → 待ってください."""
    if action.surface == "遠慮":
        return "しないでください"
    does = action.base if action.is_a("動詞") else f"{action.surface}する"
    if verb.base in {"くださる", "下さる"}:
        return (
            f"{action.surface}してください"
            if not action.is_a("動詞")
            else f"{does}（〜てください）"
        )
    return does
