"""Sheets of the demonstration: one that is full, with people who wait,
one with places left, and one for children whose guardians have to agree."""

from datetime import datetime

from events.demo.coming import next_date
from hub.accounts.models import User
from hub.questions.demo import questionnaire
from hub.signups.models import Sheet
from hub.signups.services import open_sheet, sign_up_at_desk

DESK = "kyodo"  # hub/accounts/demo.py
# {event: (places, parties in the order in which they came)}
SHEETS = {"world-table": (8, (3, 3, 2, 2, 1)), "smartphone-tuesday": (12, (2, 1, 3))}
QUESTIONS = {"smartphone-tuesday": "smartphone"}
AFTERWARDS = "after"
# For children: below this age a guardian agrees, who reads this.
FOR_CHILDREN = "bosai-walk"
GUARDIAN_BELOW = 16
FOR_GUARDIANS = {
    "beside": "always",
    "dangers": ["roads", "weather"],
    "insurance": "free",
    "way_home": "fetched",
    "photos": "no_faces",
}
NAMES = (
    ("見本 あおい", "ミホン アオイ"),
    ("見本 そら", "ミホン ソラ"),
    ("見本 ひかり", "ミホン ヒカリ"),
)


def open_sheets(demo, now: datetime) -> None:
    """Open the sheets that are not there yet; people on them have no mail."""
    desk = User.objects.get(username=DESK)
    _open(demo, FOR_CHILDREN, now, guardian_below=GUARDIAN_BELOW, for_guardians=FOR_GUARDIANS)
    for slug, (capacity, parties) in SHEETS.items():
        asked = questionnaire(QUESTIONS[slug]) if slug in QUESTIONS else None
        sheet = _open(demo, slug, now, capacity=capacity, questionnaire=asked)
        if sheet is None:
            continue
        for number, size in enumerate(parties):
            name, kana = NAMES[number % len(NAMES)]
            sign_up_at_desk(
                sheet.pk, desk, now, name=name, name_kana=kana, language="ja", party_size=size
            )


def _open(demo, slug: str, now: datetime, **values: object) -> Sheet | None:
    """Return a new sheet of an event's next date; None where there is no date, or a sheet."""
    page = demo.page(f"events/{slug}")
    date = next_date(page, now)
    if date is None or Sheet.objects.filter(date__page_id=page.pk).exists():
        return None
    given = {"capacity": 20, "feedback": questionnaire(AFTERWARDS)}
    return open_sheet(Sheet(date=date, **(given | values)), now)
