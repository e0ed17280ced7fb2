"""Kana order: あ to わ as a Japanese name list has it, the same in every database."""

import re
import unicodedata

from hub.text.kana import to_katakana

# Each row of the table with its small and old kana; the place in it is the vowel.
ROWS = {
    "a": "アイウエオ",
    "ka": "カキクケコ",
    "sa": "サシスセソ",
    "ta": "タチツテト",
    "na": "ナニヌネノ",
    "ha": "ハヒフヘホ",
    "ma": "マミムメモ",
    "ya": "ヤ ユ ヨ",
    "ra": "ラリルレロ",
    "wa": "ワヰ ヱヲン",
}
# Latin letters, digits, and what has no reading
OTHER = "other"
LETTERS = dict(zip([*ROWS, OTHER], "abcdefghijk", strict=True))
SMALL = str.maketrans("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ")
PLACES = {
    kana: LETTERS[row] + str(place)
    for row, line in ROWS.items()
    for place, kana in enumerate(line, start=1)
    if kana != " "
}
LONG_MARK = "ー"
MAX_KEY = 120
# A name list leaves the legal form out: NPO法人みらい寺子屋 is listed under み.
LEGAL_FORMS = re.compile(
    r"^(ニンテイ)?(エヌピーオーホウジン|トクテイヒエイリカツドウホウジン|ガッコウホウジン"
    r"|(イッパン|コウエキ)(シャダン|ザイダン)ホウジン|シャカイフクシホウジン"
    r"|カブシキ[ガカ]イシャ|ユウゲンガイシャ|ゴウドウガイシャ|ニンイダンタイ)[\s・]*(?=.)"
)


def kana_key(name: str) -> str:
    """Return what a name in kana is sorted by.

    Two characters for each kana, small letters and digits alone: whatever the collation of the
    database, they have the same order. Voiced and small kana count as the plain one, a long
    mark as the vowel it draws out. The first character is the row.
    """
    name = LEGAL_FORMS.sub("", to_katakana(name))
    plain = unicodedata.normalize("NFD", name).translate(SMALL)
    key = ""
    for char in plain:
        if char in PLACES:
            key += PLACES[char]
        elif char == LONG_MARK and key:
            key += LETTERS["a"] + key[-1] if key[-1] in "12345" else ""
        elif char.isascii() and char.isalnum():
            key += LETTERS[OTHER] + char.lower()
    return key[:MAX_KEY] or LETTERS[OTHER]


def row_of(letter: str) -> str:
    """Return the code of the row whose keys begin with `letter`."""
    return next((row for row, own in LETTERS.items() if own == letter), OTHER)
