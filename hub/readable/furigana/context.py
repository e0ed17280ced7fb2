"""Words that are written alike and read in two ways: what stands beside them decides.

The dictionary weighs how often words follow one another, in all kinds of texts; these rules say
what municipal texts mean. The first that fits is taken.
"""

import re
from dataclasses import dataclass

from hub.text.scripts import HAN

ANY = re.compile("")
KANA = "[ぁ-んァ-ヶー]"
WEEKDAYS = {
    "月": "げつ",
    "火": "か",
    "水": "すい",
    "木": "もく",
    "金": "きん",
    "土": "ど",
    "日": "にち",
}
BETWEEN_DAYS = "[・、，,（(）)〜～/／祝]"


@dataclass(frozen=True)
class Rule:
    """A word, its reading, and what stands right before and after it.

    Attributes:
        word: its surface.
        reading: in hiragana.
        before: what the text up to the word ends with.
        after: what the text behind the word begins with.
    """

    word: str
    reading: str
    before: re.Pattern[str] = ANY
    after: re.Pattern[str] = ANY

    def fits(self, text: str, start: int, end: int) -> bool:
        return bool(
            (self.before is ANY or self.before.search(text[max(0, start - 12) : start]))
            and self.after.match(text[end : end + 12])
        )


def _rule(word: str, reading: str, before: str = "", after: str = "") -> Rule:
    # One kanji before another is a part of a word, however the dictionary cuts it.
    alone = f"(?![{HAN}])" if len(word) == 1 and not after else ""
    return Rule(
        word,
        reading,
        re.compile(f"(?:{before})$") if before else ANY,
        re.compile(alone + after) if alone + after else ANY,
    )


ALONE = f"^|{KANA}|[、。「」（）・ 　]"
RULES = [
    _rule("間", "あいだ", before="[ぁ-ん]"),
    _rule("後", "ご", before="その"),
    _rule("後", "あと", before="[ぁ-ん]"),
    _rule("後", "あと", before="^|[、。]"),
    _rule("後", "ご", before=f"[{HAN}0-9０-９]"),
    _rule("方", "ほう", before="(こち|そち|どち|あち)らの|(?<!以)[左右上下東西南北]の"),
    _rule(
        "方", "ほう", before="[ぁ-ん]", after="が(い|良|よ[いかさ]|安|早|便利|楽|多い|少ない|安全)"
    ),
    _rule("方", "がた", before="先生|親|皆様|あなた|奥様"),
    _rule("方", "かた", before="[ぁ-ん]|^"),
    _rule("方", "かた", before=f"[{HAN}]{{2}}", after=r"[\s、）)]|$"),  # 佐藤方, in an address
    _rule("中", "なか", before="の|[ぁ-ん]"),
    _rule("中", "なか", before="^", after="[にでへかの]"),
    _rule("前", "まえ", before="[ぁ-ん]"),
    _rule("上", "うえ", before="[ぁ-ん]", after="[でにはのかを、。]|$"),
    _rule("下", "した", before="[ぁ-ん]", after="[でにはのかを、。]|$"),
    _rule("内", "うち", before="[ぁ-ん]"),
    _rule("他", "た", before="その"),
    _rule("他", "ほか", after="[のにはを、]"),
    _rule(
        "何",
        "なん",
        after="[でとだのな]|(?:時|日|人|回|度|歳|名|年|月|分|円|件|個|本|枚|番|台|号|曜)",
    ),
    _rule("何", "なに", after="[がをかもにはよやし]"),
    _rule("私", "わたし"),
    _rule("明日", "あした"),
    _rule("今日", "きょう", after="(?!的)"),
    _rule("昨日", "きのう"),
    _rule("一昨日", "おととい"),
    _rule("一昨年", "おととし"),
    _rule("明後日", "あさって"),
    _rule("昨夜", "ゆうべ"),
    _rule("今朝", "けさ"),
    _rule("日本", "にほん"),
    _rule("空い", "すい", before="(腹|おなか)が"),
    _rule("空い", "あい", after="[てた]"),
    _rule("開い", "ひらい", before="を[^、。がは]{0,6}"),
    _rule("開い", "あい", after="て(い|お|る)"),
    _rule("開く", "あく", before="[がは]"),
    _rule("開き", "ひらき", before="を"),
    _rule("開け", "あけ", after="[るてたま]"),
    _rule("行っ", "おこなっ", before="を"),
    _rule("行っ", "おこなっ", before="[もは]", after="てい"),
    _rule("行っ", "いっ"),
    _rule("止め", "やめ", before="(参加|利用|活動|申し込み|登録|会員)を"),
    _rule("止め", "とめ", before="を"),
    _rule("通っ", "かよっ", before="に"),
    _rule("通う", "かよう"),
    _rule("家", "いえ", before=ALONE, after="[をにのでがはへかまと]"),
    _rule("主", "おも", after="[なに]"),
    _rule("人", "ひと", before="[ぁ-ん]|^|[、。「（]", after="(?![口間])"),
    _rule("者", "もの", before="[ぁ-ん]"),
    _rule("物", "もの", before="[ぁ-ん]"),
    _rule("町", "まち", before="[ぁ-ん]|^|[、。「]", after="[のをにでがはへかと]"),
    _rule("街", "まち", before="[ぁ-ん]|^|[、。「]"),
    _rule("日", "ひ", before="[ぁ-ん]|^"),
    _rule("月", "つき", before="^|[ぁ-ん]", after=r"[0-9０-９]|[一二三四五数]回|ごと|[にの]"),
    _rule("年", "ねん", after=r"[0-9０-９一二三四五六数]"),
    _rule("年", "とし", before="[ぁ-ん]|^", after="[をがのにはと]"),
    _rule("国", "くに", before="[ぁ-ん]|^|[、。・]", after="[のをがはやとにで、・]|$"),
    _rule("市", "し", before="[ぁ-ん]|^|[、。・]"),
    _rule("県", "けん", before="[ぁ-ん]|^|[、。・]"),
    _rule("分", "ぶん", before="[ぁ-ん]"),
    _rule("際", "さい", before="[ぁ-ん]"),
    _rule("度", "たび", before="[ぁ-ん]"),
    _rule("頃", "ころ", before="[ぁ-ん]"),
    _rule("所", "ところ", before="[ぁ-ん]"),
    _rule("表", "ひょう", before="[ぁ-ん]|^", after="[のをにで1-9１-９]"),
    _rule("数", "かず", before="[ぁ-ん]|^"),
    _rule("側", "がわ"),
    _rule("角", "かど", before="[ぁ-ん]"),
    _rule("外", "そと", before="[ぁ-ん]|^", after="[のにでへかを]"),
    _rule("傍ら", "かたわら"),
    _rule("等", "とう", before=r"[^ぁ-ん]"),
    _rule("生", "なま", before="^|[ぁ-ん、。「]"),
    _rule("来る", "きたる", after="[0-9０-９]|[一-九]月"),
    _rule("来る", "くる"),
    _rule("歌", "うた"),
    _rule("声", "こえ", before="[ぁ-ん]|^|[、。「]"),
    _rule("薪", "まき"),
    _rule("種", "たね", before="[ぁ-ん]|^|[、。「]"),
    _rule("米", "こめ", before="[ぁ-ん]|^|[、。「・]"),
    _rule("対", "たい", before="[0-9０-９]"),
    _rule("言う", "いう"),
    _rule("市場", "いちば", before="[ぁ-ん]|^|朝|魚"),
    _rule("一日", "ついたち", before="月"),
    _rule("大分", "だいぶ", after="[ぁ-ん]"),
    _rule("工夫", "くふう"),
    _rule("人気", "にんき"),
    _rule("最中", "さいちゅう", before="の"),
    _rule("色紙", "いろがみ", after="[でを]"),
    _rule("一月", "ひとつき", after="[にで]"),
]
BY_WORD: dict[str, list[Rule]] = {}
for _r in RULES:
    BY_WORD.setdefault(_r.word, []).append(_r)


def reading_here(text: str, start: int, end: int) -> str:
    """Return the reading of the word `text[start:end]` at its place, "" if no rule speaks of it."""
    word = text[start:end]
    if word in WEEKDAYS and _is_weekday(text, start, end):
        return WEEKDAYS[word]
    return next((rule.reading for rule in BY_WORD.get(word, ()) if rule.fits(text, start, end)), "")


def _is_weekday(text: str, start: int, end: int) -> bool:
    """A day of the week stands between brackets, or in a list of them: （土）, 火・木."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    in_brackets = re.search("[（(]$", before) and re.match("[)）・、,/／祝]", after)
    in_list = re.search(rf"[月火水木金土日]{BETWEEN_DAYS}$", before) or re.match(
        rf"{BETWEEN_DAYS}[月火水木金土日](?![曜本])", after
    )
    return bool(in_brackets or in_list)
