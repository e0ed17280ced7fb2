"""Fixed phrases of official letters: joins, vague endings, double negatives."""

import re
from collections.abc import Iterator

from hub.readable.easy.findings import Finding, Kind

# (kind, pattern, better wording)
PHRASES: list[tuple[Kind, re.Pattern[str], str]] = [
    (kind, re.compile(pattern), better)
    for kind, pattern, better in (
        (Kind.OFFICIAL_JOIN, "及び(?!腰)|および", "と"),
        (Kind.OFFICIAL_JOIN, "並びに|ならびに", "と"),
        (Kind.OFFICIAL_JOIN, "又は|または", "か"),
        (Kind.OFFICIAL_JOIN, "若しくは|もしくは", "か"),
        (
            Kind.OFFICIAL_JOIN,
            "(?<=[^一-龠])等(?![し級身分高])|(?<=[一-龠])等(?![級身分高])",
            "など",
        ),
        (Kind.OFFICIAL_JOIN, "において|におきまして", "で"),
        (Kind.OFFICIAL_JOIN, "における", "の"),
        (Kind.OFFICIAL_JOIN, "(?<=[ただ])(うえ|上)(?=で|、|は)", "あとで"),
        (
            Kind.OFFICIAL_JOIN,
            "の(うえ|上)(?=、)|のうえ(?=[ぁ-ん一-龠]{0,12}(ください|下さい))",
            "てから",
        ),
        (Kind.OFFICIAL_JOIN, "に際し(て|まして)?|に(当|あ)たり|に(当|あ)たって", "とき"),
        (Kind.OFFICIAL_JOIN, "に係る", "の"),
        (Kind.OFFICIAL_JOIN, "に(基|もと)づき|に(基|もと)づいて", "で決めたように"),
        (Kind.OFFICIAL_JOIN, "に伴い|に伴って|に伴う", "ので"),
        (Kind.OFFICIAL_JOIN, "をもって|をもちまして", "で"),
        (Kind.OFFICIAL_JOIN, "(?<=[りきしちにびみいえれめけ])次第(?!に)", "たら"),
        (Kind.VAGUE, "(おそれ|恐れ|虞)が(あり|ある|ござい)", "かもしれません"),
        (Kind.VAGUE, "可能性[がも](あり|ある|ござい|高)", "かもしれません"),
        (Kind.VAGUE, "と(み|見)られ(て)?", ""),
        (Kind.VAGUE, "と(思|おも|考え)(わ|ら)れ", ""),
        (Kind.VAGUE, "(?<![ただ])(場合|こと)[がも](あり|ある|ござい)(?!が)", "かもしれません"),
        (Kind.VAGUE, "見込み(です|で(あ|ご)|となって)|模様です", ""),
        (Kind.DOUBLE_NEGATIVE, "ない(わけ|こと)(で)?[はも](ない|ありません|なく)", ""),
        (Kind.DOUBLE_NEGATIVE, "なく[はも](ない|ありません)", ""),
        (Kind.DOUBLE_NEGATIVE, "ざるを(得|え)(ない|ません|なく)", "なければなりません"),
        (Kind.DOUBLE_NEGATIVE, "ないわけには(いか|行か|まいり|参り)", "なければなりません"),
        (Kind.DOUBLE_NEGATIVE, "ないとは(限ら|言え|いえ|言い切れ)(ない|ません)", ""),
        (
            Kind.DOUBLE_NEGATIVE,
            "(なければ|なくては|ないと|ない限り|ないかぎり|なしに?では|なしには|なしで|ずには)"
            "(?!なり|なら|いけ|だめ|ダメ)[^。、]{0,12}?(ません(?!か)|[かがさらわえきけせてねべめれい]ない)",
            "",
        ),
    )
]


def in_phrases(sentence: str) -> Iterator[Finding]:
    """Yield the official phrases of one sentence."""
    for kind, pattern, better in PHRASES:
        for match in pattern.finditer(sentence):
            yield Finding(match.start(), match.end(), kind, better)
