"""What readers see of the mistakes that they reported with their address (hub.mine)."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hub.core import deletions
from hub.core.locales import active_language
from hub.enquiries.models import MistakeReport
from hub.mine.rooms import Room
from hub.pages.listing import localise
from hub.privacy.services.holds import without_held
from hub.text.numbers import whole_number

KIND = "mistake-report"  # of hub.core.deletions


def _reports(address: str) -> QuerySet[MistakeReport]:
    return without_held(MistakeReport.objects.filter(email__iexact=address))


def _found(address: str, now: datetime) -> list[tuple[MistakeReport, object]]:
    rows = list(_reports(address).select_related("page"))
    pages = localise([row.subject for row in rows], active_language(), for_cards=False)
    return list(zip(rows, pages, strict=True))


def _goes(address: str, now: datetime) -> Iterator[str]:
    if number := _reports(address).count():
        yield _("Your address and your words in reports of mistakes: %(number)s") % {
            "number": number
        }


@transaction.atomic
def _delete(address: str, now: datetime, which: str) -> None:
    """Empty who wrote and their words; that something is wrong on the page, the desk still reads."""
    rows = _reports(address)
    if which:
        rows = rows.filter(pk=whole_number(which))
    for report in rows.select_for_update():
        _forget(report)
        deletions.note(KIND, _key_of(report))


def _forget(report: MistakeReport) -> None:
    report.email = report.words = ""
    report.save(update_fields=["email", "words"])


def _key_of(report: MistakeReport) -> str:
    return f"{report.pk} {report.created_at.isoformat()}"


def forget_again(key: str) -> bool:
    """Empty a report once more that a restored backup has brought back."""
    report = MistakeReport.objects.filter(pk=key.partition(" ")[0]).first()
    if report is None or _key_of(report) != key or not (report.email or report.words):
        return False
    _forget(report)
    return True


ROOM = Room(
    code="mistakes",
    template="enquiries/mistakes_mine.html",
    found=_found,
    delete=_delete,
    goes=_goes,
    order=410,
)
