"""Promises of the demonstration, about a class: one is kept, one is under way, one is late."""

from datetime import date, timedelta

from django.utils import timezone

from hub.followups.models import FollowUp, Office
from hub.followups.schedule import WARNING
from hub.followups.workflow import State
from hub.pages.models import Department

CLASS = "events/nihongo-sunday"
DAY = timedelta(days=1)
OFFICES = ("shimin-seikatsu", "koho", "koen", "toshi", "shogai-gakushu", "bunka")
# (department, what, days from today until when, state, what came of it)
PROMISES = (
    (
        "bunka",
        "入口に、やさしい日本語の案内板を付けます（見本）",
        -30,
        State.DONE,
        "入口と2階に、1枚ずつ付けました（見本です）。",
    ),
    (
        "shogai-gakushu",
        "ベビーカーを置く場所を、2台分から6台分に広げます（見本）",
        40,
        State.DOING,
        "机を動かす日を、会館と決めています（見本です）。",
    ),
    (
        "shimin-seikatsu",
        "ことばの絵本を20冊ふやします（見本）",
        -28,
        State.PROMISED,
        "",
    ),
)
REASON = "注文した本が、まだ届かないため（見本です）"


def load_offices() -> None:
    """Write down where some departments are asked."""
    for code in OFFICES:
        Office.objects.get_or_create(
            department=Department.objects.get(code=code),
            defaults={
                "email": f"{code}@city.example.jp",
                "head_email": f"{code}-kacho@city.example.jp",
            },
        )


def promise(page, today: date, about: str, rows) -> None:
    """Write promises about a page, or about a thing on it, that are not there yet."""
    for code, what, days, state, what_happened in rows:
        is_late = days < 0 and state == State.PROMISED
        values = {
            "kind": "event",
            "department": Department.objects.get(code=code),
            "due": today + days * DAY,
            "state": state,
            "what_happened": what_happened,
            "warned_on": today - 2 * WARNING if is_late else None,
            "late_reason": REASON if is_late else "",
            "late_until": today + 20 * DAY if is_late else None,
        }
        FollowUp.objects.get_or_create(page_id=page.pk, about=about, what=what, defaults=values)


def make_promises(demo) -> None:
    load_offices()
    promise(demo.page(CLASS), timezone.localdate(), "", PROMISES)
