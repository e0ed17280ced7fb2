"""Is this group here already? Suspicions for the desk, by name, corporate number or phone.

For the desk's review page:

    for suspect in suspects(values, group):
        suspect.group, suspect.reasons

`values` are the group's plain values as submitted (`PORTAL.read`). Private phone numbers
are compared too, so what this finds is for the desk alone, never for a group or the public.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from groups.models import GroupPage
from hub.text.kana import to_katakana
from hub.text.normalise import canonical, name_key, plain
from hub.text.phones import phone_digits

# Words that say what kind of body it is, not which; the longer ones first.
LEGAL_WORDS = (
    "認定特定非営利活動法人",
    "特定非営利活動法人",
    "認定NPO法人",
    "NPO法人",
    "一般社団法人",
    "一般財団法人",
    "公益社団法人",
    "公益財団法人",
    "社会福祉法人",
    "学校法人",
    "任意団体",
    "株式会社",
    "合同会社",
    "ニンテイトクテイヒエイリカツドウホウジン",
    "トクテイヒエイリカツドウホウジン",
    "ニンテイエヌピーオーホウジン",
    "エヌピーオーホウジン",
    "イッパンシャダンホウジン",
    "イッパンザイダンホウジン",
    "コウエキシャダンホウジン",
    "コウエキザイダンホウジン",
    "シャカイフクシホウジン",
    "ガッコウホウジン",
    "カブシキガイシャ",
)
LEGAL = re.compile("|".join(word.casefold() for word in LEGAL_WORDS))


@dataclass(frozen=True)
class Suspect:
    """A group that may be the same, and why it seems so."""

    group: GroupPage
    reasons: list[str | Promise]


def plain_name(name: str) -> str:
    """Return what two ways of writing a group's name have in common."""
    return name_key(LEGAL.sub("", canonical(name)))


def plain_kana(kana: str) -> str:
    """Return what two ways of writing a name in kana have in common."""
    return plain_name(to_katakana(kana)).replace("ー", "")


def digits(number: str) -> str:
    return re.sub(r"\D", "", plain(number))


# value → (how it is compared, what is said when it is the same)
COMPARED: dict[str, tuple[Callable[[str], str], str | Promise]] = {
    "title": (plain_name, _("The same name")),
    "name_kana": (plain_kana, _("The same name in katakana")),
    "corporate_number": (digits, _("The same corporate number")),
    "phone": (phone_digits, _("The same phone number")),
}


def suspects(values: dict[str, object], group: GroupPage) -> list[Suspect]:
    """Return the other groups that `values` may be about, those with most reasons first.

    Args:
        values: plain values of a group; those that are missing or empty are not compared.
        group: the group whose values they are; it is not a duplicate of itself.
    """
    wanted = {
        name: plain
        for name, (normal, _reason) in COMPARED.items()
        if (plain := normal(str(values.get(name) or "")))
    }
    reasons: dict[int, list[str | Promise]] = {}
    rows = GroupPage.objects.sources().exclude(pk=group.pk)
    for pk, *found in rows.values_list("pk", *COMPARED):
        same = [
            COMPARED[name][1]
            for name, value in zip(COMPARED, found, strict=True)
            if name in wanted and COMPARED[name][0](value) == wanted[name]
        ]
        if same:
            reasons[pk] = same
    groups = GroupPage.objects.in_bulk(reasons)
    keys = sorted(reasons, key=lambda pk: (-len(reasons[pk]), groups[pk].name_kana))
    return [Suspect(groups[pk], reasons[pk]) for pk in keys]
