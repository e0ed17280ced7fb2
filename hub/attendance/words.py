"""What is said of a ticket."""

from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hub.signups.notifications import moment_in_words

if TYPE_CHECKING:
    from hub.attendance.models import Arrival

IN_JAPANESE = dict(
    zip(
        "23456789ABCDEFGHJKMNPQRSTUVWXYZ",
        [
            "に",
            "さん",
            "よん",
            "ご",
            "ろく",
            "なな",
            "はち",
            "きゅう",
            "エー",
            "ビー",
            "シー",
            "ディー",
            "イー",
            "エフ",
            "ジー",
            "エイチ",
            "ジェー",
            "ケー",
            "エム",
            "エヌ",
            "ピー",
            "キュー",
            "アール",
            "エス",
            "ティー",
            "ユー",
            "ブイ",
            "ダブリュー",
            "エックス",
            "ワイ",
            "ゼット",
        ],
        strict=True,
    )
)


def used_at(arrival: "Arrival") -> str:
    """Return when a ticket was used, in the active language."""
    return _("This ticket was used: %(moment)s") % {"moment": moment_in_words(arrival.at)}


def spelled(code: str) -> str:
    """Return a number letter by letter, as it is read out."""
    if (get_language() or "").startswith("ja"):
        return "、".join(IN_JAPANESE[letter] for letter in code)
    return ", ".join(code)
