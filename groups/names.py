"""How the names of groups sound, for the readings above kanji: groups say it themselves."""

import re
from collections.abc import Iterator

from groups.models import GroupPage
from hub.core.japanese.kana import LEGAL_FORMS

LEGAL_FORMS_AS_WRITTEN = re.compile(
    r"^(認定)?(NPO法人|ＮＰＯ法人|特定非営利活動法人|学校法人|(一般|公益)(社団|財団)法人|社会福祉法人"
    r"|株式会社|有限会社|合同会社|任意団体)[\s　]*(?=.)"
)


def names_and_kana() -> Iterator[tuple[str, str]]:
    """Yield the names of public groups without their legal form, and their kana."""
    for name, kana in GroupPage.objects.listed().values_list("title", "name_kana"):
        yield LEGAL_FORMS_AS_WRITTEN.sub("", name), LEGAL_FORMS.sub("", kana)
