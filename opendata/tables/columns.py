"""The columns of a table of groups, in the order of FIELDS, with the headers that people know."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from groups.choices import (
    Accessibility,
    ActivityStatus,
    Audience,
    LegalForm,
    PositionPrecision,
    SpokenLanguage,
    Weekday,
)
from groups.privacy import PUBLIC_CHOICES
from hub.core.japanese.validators import normalise
from hub.forms.fields import (
    AddressField,
    CorporateNumberField,
    CountField,
    EmailField,
    KanaField,
    PhoneField,
    PostalCodeField,
)
from hub.pages.models import ActivityField, Area, Need
from opendata.tables import kinds
from opendata.tables.kinds import Kind, Text

if TYPE_CHECKING:
    from groups.privacy import PublicContact

UUID = "UUID"
PAGE = "ページURL"
PHOTOS = "写真"
UPDATED = "更新日"
# Written for readers and never read back: they follow from the page itself.
ONLY_WRITTEN = (PAGE, PHOTOS, UPDATED)


@dataclass(frozen=True)
class Column:
    """A column of a value of `groups.portal`. `choice` is the value that makes a ▲ value public."""

    header: str
    name: str
    kind: Kind = field(default_factory=Text)
    aliases: tuple[str, ...] = ()

    @property
    def choice(self) -> str:
        return PUBLIC_CHOICES.get(self.name, "")

    def cell(self, values: dict) -> str:
        """Return the cell of a group whose values are `values`."""
        return self.kind.write(values[self.name])

    def open_cell(self, contact: "PublicContact") -> str:
        """Return the cell of a ▲ column in open data."""
        return self.kind.write(getattr(contact, self.name))


def header_key(header: str) -> str:
    """Return `header` as it is compared: width, case, blanks and marks (※必須, *, ▲) aside."""
    return re.sub(r"[\s*▲※・_]|必須", "", normalise(header)).casefold()


def columns() -> list[Column]:
    """Return the columns of open data. Made each time: the names of codes may change."""
    return [
        Column("団体名", "title", aliases=("名称", "団体の名称", "グループ名")),
        Column(
            "団体名(カナ)",
            "name_kana",
            Text(KanaField),
            ("名称_カナ", "団体名_カナ", "フリガナ", "ふりがな", "カナ"),
        ),
        Column("英語名", "name_en", aliases=("団体名_英語", "名称_英語")),
        Column("別名", "other_names", aliases=("名称_通称", "通称")),
        Column("団体種別", "legal_form", kinds.Choice(LegalForm.choices), ("種別", "法人格")),
        Column("法人番号", "corporate_number", Text(CorporateNumberField)),
        Column("設立年月", "founded", kinds.DateAsKnown(), ("設立年月日", "設立日", "設立")),
        Column("活動目的", "purpose", aliases=("目的",)),
        Column("活動内容", "activity", aliases=("内容", "説明")),
        Column(
            "活動分野",
            "activity_fields",
            kinds.Several(lambda: kinds.term_labels(ActivityField), most=3),
            ("分野",),
        ),
        Column("こんなときに", "needs", kinds.Several(lambda: kinds.term_labels(Need), most=5)),
        Column(
            "活動地域",
            "areas",
            kinds.Several(lambda: kinds.term_labels(Area), most=3),
            ("地域", "活動場所"),
        ),
        Column("活動日", "days", _several(Weekday), ("曜日",)),
        Column("活動日・時間帯", "when_active", aliases=("活動日時", "活動時間")),
        Column("対象者", "audiences", _several(Audience), ("対象",)),
        Column("対象年齢", "ages"),
        Column("会費・費用", "fee", aliases=("会費", "費用")),
        Column("会員数", "member_count", kinds.Number(CountField), ("人数",)),
        Column("会員の年齢層", "member_ages", aliases=("年齢層",)),
        Column("一言PR", "summary", aliases=("PR",)),
        Column("SDGs", "sdgs", kinds.Goals()),
        Column("代表者名", "representative", aliases=("代表者",)),
        Column("担当者名", "contact_person", aliases=("担当者", "連絡先名称")),
        Column("電話番号", "phone", Text(PhoneField), ("電話", "TEL", "連絡先電話番号")),
        Column("メール", "email", Text(EmailField), ("メールアドレス", "E-mail", "Email")),
        Column("ウェブサイト", "website", Text(AddressField), ("ホームページ", "HP", "URL")),
        Column("SNS", "links", kinds.links()),
        Column("郵便番号", "postal_code", Text(PostalCodeField), ("〒",)),
        Column("所在地", "address", aliases=("住所",)),
        Column("方書", "building", aliases=("建物名",)),
        Column("緯度", "latitude", kinds.Degrees()),
        Column("経度", "longitude", kinds.Degrees()),
        Column("会員募集", "members_wanted", kinds.Flag()),
        Column("ボランティア募集", "volunteers_wanted", kinds.Flag()),
        Column("初心者可", "beginners_welcome", kinds.Flag()),
        Column("申込方法", "how_to_join"),
        Column("できる支援", "support", kinds.support("offered")),
        Column("求める支援", "support", kinds.support("wanted")),
        Column("対応言語", "languages_spoken", _several(SpokenLanguage), ("言語",)),
        Column("対応言語の補足", "language_notes"),
        Column("バリアフリー情報", "accessibility", _several(Accessibility)),
        Column("バリアフリー情報の補足", "accessibility_notes"),
        Column("託児", "childcare", kinds.Flag()),
        Column("状態", "activity_status", kinds.Choice(ActivityStatus.choices)),
        Column("登録日", "registered_on", kinds.Day()),
        Column("最終確認日", "confirmed_on", kinds.Day()),
    ]


def staff_columns() -> list[Column]:
    """Return the further columns of the table that only the desk may have."""
    choices = [
        Column(f"{column.header}の公開", column.choice, kinds.Publicity())
        for column in columns()
        if column.choice and column.choice != "position_public"
    ]
    return [
        *choices,
        Column("位置の公開", "position_public", kinds.Publicity(), ("緯度・経度の公開",)),
        Column("位置の表示", "position_precision", kinds.Choice(PositionPrecision.choices)),
        Column("確認者", "confirmed_by"),
        Column("解散日", "closed_on", kinds.Day()),
        Column("名簿から外す", "taken_out", kinds.Flag()),
    ]


def _several(choices: type) -> kinds.Several:
    return kinds.Several(lambda: kinds.choice_labels(choices.choices))


def value_names(table: list[Column]) -> tuple[str, ...]:
    """Return the names of the values that the columns of `table` are about, each once."""
    return tuple(dict.fromkeys(column.name for column in table))
