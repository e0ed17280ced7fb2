"""Dates of events with the columns of イベント一覧 (推奨データセット), as a table and as JSON."""

from collections.abc import Iterable, Iterator

from django.utils import timezone

from events.choices import OrganiserRole
from events.lists import Listed
from events.models import EventOrganiser, EventPage
from groups.privacy import PublicContact
from hub.core.wording import enumerated
from hub.pages.frame import frame_without_request
from hub.pages.models import HubSettings
from hub.places.models import PlacePage

HEADERS = (
    "都道府県コード又は市区町村コード",
    "NO",
    "都道府県名",
    "市区町村名",
    "イベント名",
    "イベント名_カナ",
    "イベント名_英語",
    "開始日",
    "終了日",
    "開始時間",
    "終了時間",
    "開始日時特記事項",
    "説明",
    "料金(基本)",
    "料金(詳細)",
    "連絡先名称",
    "連絡先電話番号",
    "連絡先内線番号",
    "主催者",
    "場所名称",
    "住所",
    "方書",
    "緯度",
    "経度",
    "アクセス方法",
    "駐車場情報",
    "定員",
    "参加申込終了日",
    "参加申込終了時間",
    "参加申込方法",
    "URL",
    "備考",
)
# Beyond the standard, as other cities have them, to the right of it
MORE = ("カテゴリー", "状態", "更新日", "UUID")


class EventRows:
    """The cells of dates. What all rows need is read when the first one is written."""

    def __init__(self, dates: Iterable[Listed]) -> None:
        self.dates = list(dates)
        sources = {one.event.source.pk for one in self.dates}
        self.frame = frame_without_request("ja")
        self.code = (HubSettings.objects.first() or HubSettings()).municipality_code
        self.open_places = set(PlacePage.objects.open().values_list("pk", flat=True))
        self.organisers: dict[int, list[EventOrganiser]] = {}
        rows = EventOrganiser.objects.filter(page_id__in=sources, role=OrganiserRole.HOST)
        for row in rows.select_related("group", "department").order_by("sort_order", "pk"):
            if not row.group_id or row.group.live:
                self.organisers.setdefault(row.page_id, []).append(row)
        english = EventPage.objects.live().filter(
            locale__language_code="en",
            translation_key__in={one.event.source.translation_key for one in self.dates},
        )
        self.english = dict(english.values_list("translation_key", "title"))

    def __iter__(self) -> Iterator[dict[str, str]]:
        """Yield {column: cell} of each date, in Japanese."""
        for number, one in enumerate(self.dates, start=1):
            cells = (self.code, f"{number:010d}", *self._cells(one))
            yield dict(zip((*HEADERS, *MORE), map(str, cells), strict=True))

    def _cells(self, one: Listed) -> tuple[object, ...]:
        event, row = one.event.source, one.shown.row
        hours = ("", "") if row.all_day else (_clock(row.starts_at), _clock(row.ends_at))
        hosts = self.organisers.get(event.pk, [])
        changed = max(filter(None, (event.last_published_at, row.changed_at)))
        booking = [event.get_booking_display() if event.booking else "", event.booking_text]
        return (
            self.frame.get("prefecture", ""),
            self.frame.get("city_name", ""),
            event.title,
            event.name_kana,
            self.english.get(event.translation_key, ""),
            row.first_day.isoformat(),
            row.last_day.isoformat(),
            *hours,
            row.note,
            event.summary,
            "" if event.fee_yen is None else event.fee_yen,
            event.fee_text,
            *_contact(hosts),
            enumerated(_name(host) for host in hosts),
            *self._place(one),
            "",
            "",
            "",
            enumerated(filter(None, booking)),
            f"{event.full_url}{row.first_day.isoformat()}/",
            enumerated(filter(None, (event.bring, event.rain_text))),
            event.get_kind_display(),
            "満員" if row.is_full else row.get_state_display(),
            timezone.localdate(changed).isoformat(),
            row.uuid,
        )

    def _place(self, one: Listed) -> tuple[object, ...]:
        """Return name, address, 方書, position, way and parking; of a place that is not open data
        its name and address alone.
        """
        event = one.event.source
        if one.place is None:
            return (event.place_text, "", "", "", "", "", "")
        place = one.place.source
        name = " ".join(filter(None, (place.title, event.place_text)))
        if place.pk not in self.open_places:
            return (name, place.address, "", "", "", "", "")
        position = (_coordinate(place.latitude), _coordinate(place.longitude))
        ways = (place.directions, place.parking)
        return (name, place.address, place.building, *position, *ways)


def event_table(dates: Iterable[Listed]) -> Iterator[list[str]]:
    """Yield the header and a row for each of `dates`."""
    yield [*HEADERS, *MORE]
    for row in EventRows(dates):
        yield list(row.values())


def _contact(hosts: list[EventOrganiser]) -> tuple[str, str, str]:
    """Return whom to ask, the phone if it is open data, and no extension."""
    if not hosts:
        return ("", "", "")
    first = hosts[0]
    phone = PublicContact.open(first.group).phone if first.group_id else ""
    if first.department_id:
        phone = first.department.phone
    return (_name(first), phone, "")


def _name(host: EventOrganiser) -> str:
    return host.group.title if host.group_id else host.label


def _clock(moment) -> str:
    return f"{timezone.localtime(moment):%H:%M}"


def _coordinate(value: object) -> str:
    return "" if value is None else f"{value:.6f}"
