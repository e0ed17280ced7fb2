"""The desk's information corners, and all leaflets of one of them in one print."""

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.ui.tables import TitleColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from groups.leaflets import services
from groups.models import CornerPrint, InformationCorner, LeafletSize
from hub.core import pdf
from hub.editorial.people import desk_only

MAX_ROUNDS = 12


class InformationCornerViewSet(SnippetViewSet):
    model = InformationCorner
    icon = "site"
    menu_label = gettext_lazy("Information corners")
    menu_order = 540
    add_to_admin_menu = True
    list_display = [
        "name",
        "place",
        TitleColumn(
            "leaflets",
            label=gettext_lazy("Leaflets"),
            accessor=lambda corner: _("Print the leaflets"),
            url_name="groups_corner",
        ),
    ]
    search_fields = ["name", "place"]
    panels = [
        FieldPanel("name"),
        FieldPanel("place"),
        FieldPanel("place_page"),
        FieldPanel("areas"),
        FieldPanel("office"),
        FieldPanel("closed_on"),
        InlinePanel("group_rows", label=gettext_lazy("Group picked by hand")),
    ]


@require_safe
@desk_only
def corner(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(InformationCorner, pk=pk)
    context = {
        "corner": shown,
        "groups": services.groups_of(shown),
        "prints": shown.prints.select_related("requested_by"),
        "sizes": LeafletSize.choices,
        "languages": settings.LANGUAGES,
        "rounds": shown.rounds.select_related("office", "noted_by")[:MAX_ROUNDS],
        "has_pdf": pdf.is_available(),
    }
    return TemplateResponse(request, "groups/leaflets/corner.html", context)


@require_POST
@desk_only
def order(request: HttpRequest, pk: int) -> HttpResponse:
    ordered_for = get_object_or_404(InformationCorner, pk=pk)
    size, language = request.POST.get("size", ""), request.POST.get("language", "ja")
    if size in LeafletSize.values and language in dict(settings.LANGUAGES):
        services.order_print(ordered_for, size, request.user, language)
        messages.success(request, _("The leaflets are being made. It takes a minute or two."))
    return redirect("groups_corner", pk)


@require_POST
@desk_only
def placed(request: HttpRequest, pk: int) -> HttpResponse:
    """「置きました」: the page of the place says from now on when leaflets were replaced."""
    visited = get_object_or_404(InformationCorner, pk=pk)
    services.note_round(visited, request.user, timezone.localdate())
    messages.success(request, _("Everyone now reads that the leaflets were replaced today."))
    return redirect("groups_corner", pk)


@require_safe
@desk_only
def file(request: HttpRequest, pk: int) -> HttpResponse:
    made = get_object_or_404(CornerPrint, pk=pk, state=CornerPrint.State.READY)
    try:
        content = made.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(
        content,
        filename=f"leaflets-{made.corner_id}-{made.size}-{made.language}.pdf",
        content_type="application/pdf",
    )
