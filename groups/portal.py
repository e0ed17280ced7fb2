"""How a group's page is kept from outside: its form, and all that is known of each field."""

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from groups.choices import ActivityStatus, RequestKind
from groups.consents import agreed, asked_of
from groups.field_kinds import Goals, link_words, support_words
from groups.forms import SHORT_STEPS, STEPS
from groups.models import ConfirmationRequest, GroupPage, GroupSettings
from groups.other_words import AUDIENCES, LEGAL_FORMS, STATES
from groups.permissions import keeps
from groups.privacy import NEVER_PUBLIC, PUBLIC_CHOICES
from groups.rules import rules_page
from groups.urgent_facts import may_be_urgent
from hub.core.switches import is_open
from hub.forms.declaration import Cell, Field
from hub.forms.kinds import (
    Codes,
    DateAsKnown,
    Document,
    Photos,
    Picture,
    Publicity,
    Rows,
    Terms,
    WebAddress,
)
from hub.pages.maps import allow_tiles
from hub.submissions.permissions import may_edit
from hub.submissions.portal import NEW, Portal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hub.accounts.models import User
    from hub.forms.models import Draft

# What changes when a group pauses, is active again, or is dissolved.
LIFE_VALUES = ("activity_status", "paused_until", "closed_on")
KIND_OF_STATUS = {
    ActivityStatus.ACTIVE: RequestKind.RESUME,
    ActivityStatus.PAUSED: RequestKind.PAUSE,
    ActivityStatus.CLOSED: RequestKind.CLOSING,
}


def _cell(headers: str, **facts: bool) -> tuple[Cell, ...]:
    """Return a cell by its header and the others by which people know it."""
    header, *aliases = headers.split()
    return (Cell(header, tuple(aliases), **facts),)


def _private(name: str, **facts: Any) -> Field:
    """A ▲ field."""
    return Field(name, public_if=PUBLIC_CHOICES[name], **facts)


def _prose(name: str, **facts: Any) -> Field:
    return Field(name, is_free_text=True, is_prose=True, **facts)


FIELDS = (
    Field(
        "title",
        cells=_cell("団体名 名称 団体名称 グループ名 法人名 法人名称 会の名称", is_needed=True),
    ),
    Field(
        "name_kana",
        cells=_cell(
            "団体名(カナ) 名称_カナ 団体名_カナ フリガナ カナ 団体名フリガナ 法人名フリガナ よみ 読み仮名",
            is_needed=True,
        ),
    ),
    Field("name_en", cells=_cell("英語名 団体名_英語 名称_英語")),
    Field("other_names", cells=_cell("別名 名称_通称 通称")),
    Field("legal_form", cells=_cell("団体種別 種別 法人格 法人種別"), words=LEGAL_FORMS),
    Field("corporate_number", cells=_cell("法人番号")),
    Field(
        "founded",
        DateAsKnown(),
        is_harmless=True,
        cells=_cell("設立年月 設立年月日 設立日 設立 設立年 設立認証年月日 結成年月 発足年月"),
    ),
    _prose(
        "purpose",
        cells=_cell("活動目的 目的 定款に記載された目的 設立目的", is_needed=True),
    ),
    _prose(
        "activity",
        cells=_cell("活動内容 内容 説明 活動概要 事業内容 活動の概要", is_needed=True),
    ),
    Field(
        "activity_fields",
        Terms("field_rows"),
        cells=_cell("活動分野 分野 特定非営利活動の種類", is_needed=True),
    ),
    Field("needs", Terms("need_rows"), cells=_cell("こんなときに")),
    Field(
        "areas",
        Terms("area_rows"),
        cells=_cell("活動地域 地域 活動場所 主な活動地域 活動区域"),
    ),
    Field("areas_outside", is_free_text=True, cells=_cell("市外の活動地域")),
    Field("days", Codes("day_rows"), is_urgent=True, is_harmless=True, cells=_cell("活動日 曜日")),
    Field(
        "when_active",
        is_urgent=True,
        is_harmless=True,
        is_free_text=True,
        cells=_cell("活動日・時間帯 活動日時 活動時間"),
    ),
    Field(
        "audiences",
        Codes("audience_rows"),
        is_harmless=True,
        cells=_cell("対象者 対象"),
        words=AUDIENCES,
    ),
    Field("ages", is_harmless=True, cells=_cell("対象年齢")),
    Field("entrance_fee", is_harmless=True, is_free_text=True, cells=_cell("入会金")),
    Field("dues", is_harmless=True, is_free_text=True, cells=_cell("年会費 月会費")),
    Field("fee", is_harmless=True, is_free_text=True, cells=_cell("会費・費用 会費 費用")),
    Field("member_count", is_harmless=True, cells=_cell("会員数 人数 構成員数 メンバー数")),
    Field("member_ages", is_harmless=True, cells=_cell("会員の年齢層 年齢層")),
    Field("member_kinds", is_harmless=True, is_free_text=True, cells=_cell("会員の種類 会員種別")),
    _prose("summary", cells=_cell("一言PR PR")),
    Field("sdgs", Goals(), is_harmless=True, cells=_cell("SDGs")),
    _private("representative", cells=_cell("代表者名 代表者 代表者氏名 代表")),
    _private(
        "contact_person",
        cells=_cell("担当者名 担当者 連絡先名称 連絡担当者 連絡先氏名"),
    ),
    _private(
        "phone",
        is_urgent=True,
        cells=_cell("電話番号 電話 TEL 連絡先電話番号 連絡先電話"),
    ),
    _private("call_hours", cells=_cell("電話に出られる時間")),
    _private("second_phone", is_urgent=True, cells=_cell("電話番号2")),
    _private("fax", is_urgent=True, cells=_cell("FAX FAX番号 ファクス")),
    _private("email", is_urgent=True, cells=_cell("メール メールアドレス E-mail 電子メール")),
    Field(
        "website",
        WebAddress(),
        cells=_cell("ウェブサイト ホームページ HP URL ホームページアドレス ホームページURL"),
    ),
    Field("links", Rows("link", link_words, address="url"), cells=_cell("SNS")),
    _private("postal_code", is_urgent=True, cells=_cell("郵便番号 〒")),
    _private(
        "address",
        is_urgent=True,
        cells=_cell("所在地 住所 主たる事務所の所在地 事務所所在地 活動拠点"),
    ),
    _private("building", is_urgent=True, cells=_cell("方書 建物名")),
    Field("meeting_place", is_urgent=True),
    Field("meeting_name", is_free_text=True, cells=_cell("集まる場所 集合場所 会場")),
    Field("meeting_address", is_free_text=True, cells=_cell("集まる場所の住所 会場の住所")),
    _private("latitude", is_urgent=True, cells=_cell("緯度")),
    _private("longitude", is_urgent=True, cells=_cell("経度")),
    Field(
        "position_public",
        Publicity(),
        is_urgent=True,
        cells=_cell("位置の公開 緯度・経度の公開", is_for_staff=True),
    ),
    Field(
        "position_precision",
        is_urgent=True,
        is_restored=False,
        cells=_cell("位置の表示", is_for_staff=True),
    ),
    Field("members_wanted", is_harmless=True, cells=_cell("会員募集")),
    Field("volunteers_wanted", is_harmless=True, cells=_cell("ボランティア募集")),
    Field("beginners_welcome", is_harmless=True, cells=_cell("初心者可")),
    Field("visits_welcome", is_harmless=True, cells=_cell("見学・体験 見学 体験")),
    Field("visit_notes", is_free_text=True, cells=_cell("見学・体験の補足")),
    _prose("how_to_join", cells=_cell("申込方法")),
    Field(
        "support",
        Rows("item", support_words, text="text"),
        is_free_text=True,
        cells=(
            Cell("できる支援", only={"direction": "offered"}),
            Cell("求める支援", only={"direction": "wanted"}),
        ),
    ),
    Field(
        "languages_spoken",
        Codes("language_rows"),
        is_harmless=True,
        cells=_cell("対応言語 言語"),
    ),
    Field("language_notes", is_free_text=True, cells=_cell("対応言語の補足")),
    Field(
        "accessibility",
        Codes("accessibility_rows"),
        is_harmless=True,
        cells=_cell("バリアフリー情報"),
    ),
    Field("accessibility_notes", is_free_text=True, cells=_cell("バリアフリー情報の補足")),
    Field("childcare", is_harmless=True, cells=_cell("託児")),
    _prose("awards", cells=_cell("主な実績・表彰 表彰")),
    _prose("city_record", cells=_cell("市との協働の実績")),
    _prose("city_wish", cells=_cell("市との協働の希望")),
    Field("budget_scale", is_harmless=True, cells=_cell("年間予算規模 予算規模")),
    Field("insurance", is_free_text=True, cells=_cell("加入保険 保険")),
    Field("rules_document", Document()),
    Field("report_document", Document()),
    Field("budget_document", Document()),
    Field("photos", Photos("photo"), is_free_text=True),
    Field("logo", Picture()),
    # Beyond the steps: what staff change, what a request changes, what consents lead to.
    Field("slug"),
    Field("activity_status", is_urgent=True, cells=_cell("状態 活動状況"), words=STATES),
    Field("paused_until"),
    Field("registered_on", cells=_cell("登録日")),
    Field("department"),
    Field("open_contact", is_restored=False, is_compared=False),
    Field("open_photos", is_restored=False, is_compared=False),
    Field("consented_at", is_compared=False),
    Field("confirmed_on", is_compared=False, cells=_cell("最終確認日")),
    Field("confirmed_email", is_compared=False),
    Field("confirmed_by", is_compared=False, cells=_cell("確認者", is_for_staff=True)),
    Field("closed_on", cells=_cell("解散日", is_for_staff=True)),
    Field("taken_out", is_compared=False, cells=_cell("名簿から外す", is_for_staff=True)),
)


def _people(group: GroupPage) -> "Iterable[User]":
    members = group.memberships.select_related("user")
    return [member.user for member in members if member.user.is_active]


def _kind_of(group: GroupPage, draft: "Draft | None") -> str:
    if draft and PORTAL.is_request(draft):  # there is none of what staff import
        status = str(draft.data.get("activity_status", group.activity_status))
        return KIND_OF_STATUS[ActivityStatus(status)]
    if ConfirmationRequest.objects.being_corrected(group).exists():
        return RequestKind.CONFIRMATION
    return ""


def _show_map(group: Any, response: HttpResponse) -> None:
    if group.contact.latitude is not None:
        allow_tiles(response)


PORTAL = Portal(
    name="group",
    model=GroupPage,
    steps=STEPS,
    short_steps=SHORT_STEPS,
    fields=FIELDS,
    may_edit=may_edit,
    namespace="portal",
    base_template="groups/portal/base.html",
    keeps=keeps,
    kept_by=GroupPage.objects.kept_by,
    people=_people,
    settings=GroupSettings.load,
    kinds={NEW: _("New group"), **dict(RequestKind.choices)},
    reasons={
        "rules": _("This does not fit the rules of registration."),
        "advertising": _("This reads like advertising. Please write about the activity."),
        "duplicate": _("Your group seems to be registered already."),
    },
    requests=frozenset({RequestKind.PAUSE, RequestKind.RESUME, RequestKind.CLOSING}),
    request_values=LIFE_VALUES,
    kind_of=_kind_of,
    asks=asked_of,
    agreed=agreed,
    may_be_urgent=may_be_urgent,
    is_urgent_open=partial(is_open, "groups.urgent"),
    never_public=NEVER_PUBLIC,
    rules_page=rules_page,
    finish_response=_show_map,
    desk_address="groups_desk_entry",
)
GroupPage.portal = PORTAL
