"""A second type of pages with a mailbox, beside groups: a place, with people who look after it."""

from typing import TYPE_CHECKING

from django.utils.functional import lazy
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from home.models import ContentPage, HomePage
from hub.enquiries.mailboxes import Mailbox, Reader

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.pages.models import BasePage

READERS = {"vi@hiroba.example.jp": "vi", "himitsu@hiroba.example.jp": "ja"}
TELEPHONE = "029-000-0777"
WHO = {
    "ja": "この場所の運営チーム",
    "ja-x-easy": "この場所の人たち",
    "en": "the people who run this place",
    "zh-hans": "此场所的运营团队",
    "ko": "이 장소의 운영팀",
    "vi": "những người phụ trách nơi này",
    "tl": "mga namamahala ng lugar na ito",
}
# What only a group's page may say.
OF_GROUPS = {
    "ja": "団体",
    "ja-x-easy": "団体",
    "en": "group",
    "zh-hans": "团体",
    "ko": "단체",
    "vi": "nhóm",
    "tl": "grupo",
}


class PlaceMailbox(Mailbox):
    page_type = "home.ContentPage"
    who = lazy(lambda: WHO[get_language()], str)()
    questions = [
        (
            "open",
            lazy(
                lambda: {"ja": "何時に開きますか"}.get(get_language(), "When do you open?"), str
            )(),
        ),
        ("borrow", _("How much does it cost?")),
    ]

    def __init__(self, keeper: "User | None" = None) -> None:
        self.keeper = keeper
        self.addresses = dict(READERS)
        self.was_shown: list[tuple[User, int]] = []

    def readers(self, page: "BasePage") -> list[Reader]:
        return [Reader(address, language) for address, language in self.addresses.items()]

    def keeps(self, user: "User", page: "BasePage") -> bool:
        return user == self.keeper

    def portal_path(self, page: "BasePage") -> str:
        return f"/admin/pages/{page.pk}/edit/"

    def contacts_for_desk(self, pages: "list[BasePage]", user: "User") -> dict[int, str]:
        self.was_shown += [(user, page.pk) for page in pages]
        return {page.pk: TELEPHONE for page in pages}


def add_place(slug: str = "hiroba") -> ContentPage:
    home = HomePage.objects.get(locale__language_code="ja")
    with override("ja"):
        place = ContentPage(title="みなと広場（例）", slug=slug, locale=home.locale)
        home.add_child(instance=place)
        place.save_revision().publish()
    return place
