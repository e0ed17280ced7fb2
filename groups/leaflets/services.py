"""Leaflets as PDF: each made once, one at a time, and kept under what it says."""

from datetime import date
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django_tasks import task

from groups.leaflets.cover import Cover
from groups.leaflets.leaflet import Leaflet
from groups.models import CornerPrint, CornerRound, GroupPage, InformationCorner
from hub.core.kept_pdf import KeptPdf
from hub.core.pdf import Unavailable, html_to_pdf
from hub.core.rules import require
from hub.editorial.people import desk_answer
from hub.pages.frame import frame_without_request
from hub.readable.showing.readers import for_reader

if TYPE_CHECKING:
    from hub.accounts.models import User

STYLES = ("groups/leaflet.css", "groups/leaflet_readings.css")


def document(leaflets: list[Leaflet], size: str, language: str, cover: Cover | None = None) -> str:
    """Return the HTML of a PDF with one leaflet a page."""
    with translation.override(language):
        context = {
            "leaflets": leaflets,
            "cover": cover,
            "size": size,
            "lang": language,
            "hub": frame_without_request(language),
        }
        return render_to_string("groups/leaflets/document.html", context)


class Sheet(KeptPdf):
    """The leaflet of a group, ready to be made into a PDF."""

    STYLES = STYLES
    PREFIX = "leaflet:"

    @classmethod
    def of(cls, group: GroupPage, size: str, language: str) -> "Sheet":
        """Return the sheet of `group` (a source page), Japanese without a translation."""
        (leaflet,) = Leaflet.of([group], size, language)
        return cls(document([leaflet], size, leaflet.page.lang))

    def read_by(self, request: HttpRequest) -> "Sheet":
        """Return the sheet with readings above its kanji, if whoever asks wishes."""
        return Sheet(for_reader(request, self.html))


# All leaflets of an information corner


def groups_of(corner: InformationCorner) -> list[GroupPage]:
    """Return the groups whose leaflets lie at `corner`, in kana order."""
    return list(GroupPage.objects.listed().active().at_corner(corner).in_kana_order())


@transaction.atomic
def order_print(
    corner: InformationCorner, size: str, user: "User", language: str = "ja"
) -> CornerPrint:
    """Have all leaflets of a corner made by the worker; what is being made is not begun again."""
    require(desk_answer(user))
    same = corner.prints.filter(size=size, language=language)
    waiting = same.filter(state=CornerPrint.State.WAITING).first()
    if waiting is not None:
        return waiting
    ordered = CornerPrint.objects.create(
        corner=corner, size=size, language=language, requested_by=user
    )
    make_print.enqueue(ordered.pk)
    return ordered


@task()
def make_print(print_id: int) -> None:
    """Make an ordered print; the ones before it are thrown away."""
    ordered = CornerPrint.objects.select_related("corner").filter(pk=print_id).first()
    if ordered is None or ordered.state != CornerPrint.State.WAITING:
        return
    leaflets = leaflets_of(ordered.corner, ordered.size, ordered.language)
    try:
        content = print_of(ordered.corner, leaflets, ordered.size, ordered.language)
    except (Unavailable, OSError):
        ordered.state = CornerPrint.State.FAILED
        ordered.save(update_fields=["state"])
        raise
    ordered.file.save(f"{ordered.pk}-{ordered.size}.pdf", ContentFile(content), save=False)
    ordered.group_count = len(leaflets)
    ordered.state = CornerPrint.State.READY
    ordered.made_at = timezone.now()
    ordered.save()
    _forget_before(ordered)


def leaflets_of(corner: InformationCorner, size: str, language: str) -> list[Leaflet]:
    """Return the leaflets of a corner that there are in `language`, in kana order."""
    leaflets = Leaflet.of(groups_of(corner), size, language)
    return [leaflet for leaflet in leaflets if leaflet.page.lang == language]


def print_of(corner: InformationCorner, leaflets: list[Leaflet], size: str, language: str) -> bytes:
    """Return one PDF: a sheet of the corner, if its place has a page, then its leaflets."""
    cover = Cover.of(corner, len(leaflets), language)
    return html_to_pdf(document(leaflets, size, language, cover), list(STYLES))


@transaction.atomic
def note_round(corner: InformationCorner, user: "User", today: date) -> CornerRound:
    """The leaflets of a corner were replaced today, by the office that looks after it.

    Raises:
        Refused: `user` does not work at the desk.
    """
    require(desk_answer(user))
    noted, _is_new = CornerRound.objects.get_or_create(
        corner=corner, on=today, defaults={"office": corner.office, "noted_by": user}
    )
    return noted


def _forget_before(newest: CornerPrint) -> None:
    older = newest.corner.prints.filter(
        size=newest.size, language=newest.language, pk__lt=newest.pk
    )
    for old in older:
        if old.file:
            old.file.delete(save=False)
        old.delete()
