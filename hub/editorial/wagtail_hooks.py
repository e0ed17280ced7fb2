from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.query import PageQuerySet

from hub.core.cached import asked_once
from hub.core.switched_pages import without_closed
from hub.core.switches import is_thing_open
from hub.core.wording import enumerated
from hub.editorial import urls, value_log
from hub.editorial.bin import put_into_bin
from hub.editorial.decisions import decisions_for, sees_all_decisions
from hub.editorial.deputy_admin import DeputyViewSet
from hub.editorial.glass import glass_refusal
from hub.editorial.models import BinnedPage
from hub.editorial.panels import OverduePanel, TodayPanel, WaitingPanel
from hub.editorial.switch_admin import SwitchViewSet
from hub.editorial.switched_panels import INSTEAD
from hub.mail.views import may_see_mail


@hooks.register("register_admin_urls")
def register_review_urls() -> list:
    return [path("editorial/", include(urls))]


@hooks.register("register_admin_viewset")
def register_deputies() -> DeputyViewSet:
    return DeputyViewSet("deputies")


@hooks.register("register_admin_viewset")
def register_switches() -> SwitchViewSet:
    return SwitchViewSet("switches")


@hooks.register("construct_homepage_panels", order=900)
@hooks.register("construct_homepage_summary_items", order=900)
def leave_out_what_is_switched_off(request: HttpRequest, components: list) -> None:
    components[:] = [
        INSTEAD[type(component)]() if type(component) in INSTEAD else component
        for component in components
        if is_thing_open(component)
    ]


@hooks.register("construct_page_chooser_queryset")
def choose_among_pages_that_exist(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    return without_closed(pages)


@hooks.register("construct_explorer_page_queryset")
def list_pages_that_exist(parent: Page, pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    return without_closed(pages)


@hooks.register("construct_homepage_panels")
def put_waiting_panel_first(request, panels: list) -> None:
    panels[:] = [panel for panel in panels if not isinstance(panel, WorkflowObjectsToModeratePanel)]
    panels += [TodayPanel(), OverduePanel(), WaitingPanel()]


@hooks.register("register_log_actions")
def register_first_approval(actions) -> None:
    actions.register_action(
        "hub.approved_first", _("First approval"), _("Approved by the first of two people")
    )


class ValuesMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return sees_all_decisions(request.user)


@hooks.register("register_reports_menu_item")
def register_values() -> MenuItem:
    return ValuesMenuItem(
        _("Changes of menus, labels and settings"),
        reverse("editorial:values"),
        icon_name="list-ul",
        order=895,
    )


@hooks.register("register_log_actions")
def register_what_passes_the_review(actions) -> None:
    actions.register_action(value_log.ACTION, _("Change values"), _("Values changed"))
    actions.register_action("hub.binned", _("Delete"), _("Put into the bin"))
    actions.register_action("hub.restored", _("Restore"), _("Restored from the bin"))
    actions.register_action(
        "hub.past_review", _("Publish past the approval"), _("Published past the approval")
    )


@hooks.register("before_delete_page")
def bin_instead_of_deleting(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The page that asks stays Wagtail's; its answer puts the page into the bin."""
    if request.method != "POST":
        return None
    place = page.get_parent()
    put_into_bin(page, request.user)
    _say_where(request, [page])
    following = get_valid_next_url_from_request(request)
    return redirect(following or reverse("wagtailadmin_explore", args=[place.pk]))


@hooks.register("before_bulk_action")
def bin_instead_of_deleting_many(
    request: HttpRequest, action_type: str, objects: list, action: BulkAction
) -> HttpResponse | None:
    if action_type != "delete" or not issubclass(action.model, Page):
        return None
    for page in objects:
        put_into_bin(page, request.user)
    _say_where(request, objects)
    return redirect(action.next_url)


def _say_where(request: HttpRequest, pages: list[Page]) -> None:
    if pages:
        titles = enumerated([page.get_admin_display_title() for page in pages])
        message = gettext("“%(titles)s” is in the bin for 30 days.") % {"titles": titles}
        button = messages.button(reverse("editorial:bin"), gettext("Show the bin"))
        messages.success(request, message, buttons=[button])


@hooks.register("register_page_header_buttons")
def offer_to_break_the_glass(
    page: Page, user: object, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    if page.has_unpublished_changes and not glass_refusal(user, page):
        address = reverse("editorial:past_review", args=[page.pk])
        yield Button(_("Publish past the approval"), address, icon_name="warning", priority=90)


class DecisionsMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return asked_once(request, "decisions", decisions_for(request.user).exists)


class BinMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return asked_once(request, "bin", BinnedPage.objects.restorable_by(request.user).exists)


@hooks.register("register_reports_menu_item")
def register_decisions() -> MenuItem:
    return DecisionsMenuItem(
        _("Decisions"), reverse("editorial:decisions"), icon_name="clipboard-list", order=890
    )


@hooks.register("register_reports_menu_item")
def register_bin() -> MenuItem:
    return BinMenuItem(_("Deleted pages"), reverse("editorial:bin"), icon_name="bin", order=910)


@hooks.register("insert_global_admin_css")
def editorial_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("editorial/admin.css"))


class MailNotSentMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return may_see_mail(request.user)


@hooks.register("register_reports_menu_item")
def register_mail_report() -> MenuItem:
    return MailNotSentMenuItem(
        _("E-mails not sent"), reverse("editorial:mail_not_sent"), icon_name="mail", order=900
    )
