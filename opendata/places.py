"""Places with the columns of 公共施設一覧 (推奨データセット), as a table and as JSON."""

from collections.abc import Iterator

from hub.core.wording import enumerated
from hub.languages.addresses import Addresses
from hub.pages.frame import frame_without_request
from hub.pages.models import HubSettings
from hub.places.choices import Day
from hub.places.models import PlacePage
from hub.places.opening import ORDER, clock

BATCH = 500
DAY_LETTERS = dict(zip(Day.values, "月火水木金土日", strict=True))
HEADERS = (
    "都道府県コード又は市区町村コード",
    "NO",
    "都道府県名",
    "市区町村名",
    "名称",
    "名称_カナ",
    "名称_通称",
    "POIコード",
    "住所",
    "方書",
    "緯度",
    "経度",
    "電話番号",
    "内線番号",
    "法人番号",
    "団体名",
    "利用可能曜日",
    "開始時間",
    "終了時間",
    "利用可能日時特記事項",
    "説明",
    "バリアフリー情報",
    "URL",
    "備考",
)


def place_rows() -> Iterator[dict[str, str]]:
    """Yield {column: cell} of each open place, in Japanese, in a stable order.

    A column of hours holds one span: the widest. Where days differ, the notes say all of them.
    """
    frame = frame_without_request("ja")
    settings = HubSettings.objects.first() or HubSettings()
    addresses = Addresses()
    places = PlacePage.objects.open().order_by("pk")
    for number, place in enumerate(places.iterator(chunk_size=BATCH), start=1):
        cells = (
            settings.municipality_code,
            f"{number:010d}",
            frame.get("prefecture", ""),
            frame.get("city_name", ""),
            place.title,
            place.name_kana,
            place.other_names,
            place.poi_code,
            place.address,
            place.building,
            _coordinate(place.latitude),
            _coordinate(place.longitude),
            place.phone,
            place.extension,
            place.corporate_number,
            place.operator,
            *_opening(place),
            place.summary,
            enumerated([*place.access_labels, *filter(None, [place.access_notes])]),
            place.website or addresses.of(place),
            enumerated(filter(None, [place.directions, place.parking])),
        )
        yield dict(zip(HEADERS, map(str, cells), strict=True))


def place_table() -> Iterator[list[str]]:
    """Yield the header and a row for each open place."""
    yield list(HEADERS)
    for row in place_rows():
        yield list(row.values())


def _coordinate(value: object) -> str:
    return "" if value is None else f"{value:.6f}"


def _opening(place: PlacePage) -> tuple[str, str, str, str]:
    """Return the days, the earliest and the latest hour, and the notes."""
    spans = [block.value for block in place.opening]
    days = {code for span in spans for code in span["days"]}
    hours = {(span["opens"], span["closes"]) for span in spans}
    notes = [place.opening_notes] if place.opening_notes else []
    if len(hours) > 1:
        notes = [f"{span.days_in_words} {span.hours}" for span in spans] + notes
    return (
        "".join(DAY_LETTERS[code] for code in sorted(days, key=ORDER.index)),
        clock(min(span["opens"] for span in spans)) if spans else "",
        clock(max(span["closes"] for span in spans)) if spans else "",
        "、".join(notes),
    )
