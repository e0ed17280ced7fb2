"""What the hub changes in Wagtail at run time. Each entry says why, since which release of
Wagtail, and when it can go; tests/hub/test_wagtail_patches.py fails when Wagtail changes there.
"""

import csv

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal
from django.http import Http404, HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.admin import compare
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import Menu, MenuItem
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views import home
from wagtail.admin.views.account import AvatarSettingsPanel
from wagtail.admin.views.chooser import ExternalLinkView
from wagtail.admin.views.generic.chooser import CreationFormMixin
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)
from wagtail_localize import models as localize_models
from wagtail_localize import wagtail_hooks as localize
from wagtail_localize.views.report import TranslationsReportView
from wagtailmenus.menuadmin import MainMenuIndexView

from hub.core.cells import harmless
from hub.core.switches import is_address_open
from hub.editorial.diff import diff_text
from hub.pages.side_panels import side_panels

# Why: Wagtail splits text at what is not alphanumeric; Japanese letters all are, so one changed
# letter makes a whole sentence new. Since 8.0. Goes once Wagtail's own splits Japanese.
stock_diff_text = compare.diff_text

# Why: Wagtail writes its mails while the editor waits, with links into the admin for people who
# have none, in HTML that ignores the reader's language; editorial/notifications.py writes ours.
# Since 8.0. Goes once Wagtail has a setting for it.
SILENCED: tuple[tuple[Signal, type, str], ...] = (
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
)

# Why: these buttons, menu entries and views of wagtail-localize lead to addresses that are closed
# (languages/admin/guards.py), and Wagtail cannot unregister a hook. Since wagtail-localize 1.14.
# Goes once it lets a project choose what it registers. One that is renamed stops the start.
REMOVED_HOOKS = (
    ("before_edit_page", localize.before_edit_page),
    ("before_edit_snippet", localize.before_edit_snippet),
    (
        "register_page_action_menu_item",
        localize.register_restart_translation_page_action_menu_item,
    ),
    (
        "register_page_action_menu_item",
        localize.register_convert_back_to_alias_page_action_menu_item,
    ),
    ("register_page_header_buttons", localize.page_listing_more_buttons),
    ("register_page_listing_more_buttons", localize.page_listing_more_buttons),
    ("register_reports_menu_item", localize.register_wagtail_localize2_report_menu_item),
    (
        "register_snippet_action_menu_item",
        localize.register_restart_translation_snippet_action_menu_item,
    ),
    ("register_snippet_listing_buttons", localize.register_snippet_listing_buttons),
)


# Why: a title that a translator types is written into the page's row at once, as HTML ("&amp;") and
# whatever its length, which PostgreSQL refuses; our versions write it when they are made. Since
# wagtail-localize 1.14. Goes once it writes text, and no more than fits.
TITLE_WRITERS = (
    (post_save, localize_models.post_save_string_translation),
    (post_delete, localize_models.post_delete_string_translation),
)

# Why: Wagtail publishes and unpublishes by writing several rows and then telling those who follow
# (translations, search), without a transaction, unlike its other actions: killed in between, a
# page or its translations stay half public. Since 8.0. Goes once upstream's are atomic.
TORN = (PublishRevisionAction, UnpublishAction, UnpublishPageAction)


def hold_the_place(sender: type, **kwargs: object) -> None:
    """Do nothing, under the identity of one of Wagtail's receivers."""


# Why: /admin/failwhale/ raises on purpose, for everybody who enters the admin. Since 8.0. Goes
# once Wagtail leaves it out of production.
stock_error_test = home.error_test


def no_error_test(request: HttpRequest) -> HttpResponse:
    raise Http404


# Why: whoever may not edit the main menu is sent to the address None. Since wagtailmenus 4.2. Goes
# once its view asks for the right first.
stock_open_main_menu = MainMenuIndexView.dispatch


def open_main_menu(
    view: MainMenuIndexView, request: HttpRequest, *args: object, **kwargs: object
) -> HttpResponse:
    if not view.user_has_permission("change"):
        return permission_denied(request)
    return stock_open_main_menu(view, request, *args, **kwargs)


# Why: the address at which a chooser makes something new answers with a fault where the chooser
# has no form for it. Since 8.0. Goes once it refuses by itself.
stock_can_create = CreationFormMixin.can_create


def can_create(view: CreationFormMixin) -> bool:
    return view.get_creation_form_class() is not None and stock_can_create(view)


# Why: a profile picture is decoded by the server itself, whatever it asks for, and the hub shows
# nobody's. Since 8.0. Goes once Wagtail lets a project leave the panel out.
stock_shows_avatar = AvatarSettingsPanel.is_active


def shows_no_avatar(panel: AvatarSettingsPanel) -> bool:
    return False


# Why: a form without an address raises. Since 8.0. Goes once the form asks for it.
stock_choose_link = ExternalLinkView.post


def choose_link(view: ExternalLinkView, request: HttpRequest) -> HttpResponse:
    if not request.POST.get(f"{view.form_prefix}-{view.link_url_field_name}"):
        return view.get(request)
    return stock_choose_link(view, request)


# Why: the report of translations is cut into pages of rows in no order. Since wagtail-localize
# 1.14. Goes once its rows are ordered.
stock_translations = TranslationsReportView.get_queryset


def translations_in_order(view: TranslationsReportView) -> QuerySet:
    return stock_translations(view).order_by("source__object_repr", "target_locale", "pk")


# Why: what somebody typed stands in a CSV as a formula that a spreadsheet runs (in an XLSX it is a
# text). Since 8.0. Goes once Wagtail's exports are harmless by themselves.
stock_write_row = SpreadsheetExportMixin.write_csv_row


def write_harmless_row(
    view: SpreadsheetExportMixin, writer: csv.DictWriter, row: dict[str, object]
) -> object:
    cells = {
        field: view.preprocess_field_value(field, value, view.FORMAT_CSV)
        for field, value in row.items()
    }
    return writer.writerow({field: harmless(str(cell)) for field, cell in cells.items()})


# Why: what is switched off (hub.core.switches) has no entry in a menu, nor below one; Wagtail's hooks
# reach the first level alone. Since 8.0. Goes once they reach what viewset groups register.
stock_menu_items = Menu.menu_items_for_request


def menu_items_that_exist(menu: Menu, request: HttpRequest) -> list[MenuItem]:
    return [item for item in stock_menu_items(menu, request) if is_address_open(item.url)]


# Why: what stands beside the editor of a page (status, preview, checks) is a closed list, unlike
# what stands above it. Since 8.0. Goes once Wagtail has a hook for it.
stock_side_panels = EditView.get_side_panels


def side_panels_with_rooms(view: EditView) -> MediaContainer:
    panels = stock_side_panels(view)
    # An autosave replaces what it changes, and that is none of ours.
    if not (view.expects_json_response or view.hydrate_create_view):
        panels += side_panels(view.page, view.request)
    return panels


def install() -> None:
    """Put everything in place.

    Wagtail connects its receivers when its admin starts, which may be before or after this; a
    signal takes one receiver an identity, so the first to hold it stays.
    """
    compare.diff_text = diff_text
    for name, function in REMOVED_HOOKS:
        hooks._hooks[name].remove((function, 0))
    home.error_test = no_error_test
    MainMenuIndexView.dispatch = open_main_menu
    Menu.menu_items_for_request = menu_items_that_exist
    CreationFormMixin.can_create = can_create
    AvatarSettingsPanel.is_active = shows_no_avatar
    ExternalLinkView.post = choose_link
    TranslationsReportView.get_queryset = translations_in_order
    SpreadsheetExportMixin.write_csv_row = write_harmless_row
    EditView.get_side_panels = side_panels_with_rooms
    for signal, sender, uid in SILENCED:
        signal.disconnect(sender=sender, dispatch_uid=uid)
        signal.connect(hold_the_place, sender=sender, dispatch_uid=uid)
    for signal, receiver in TITLE_WRITERS:
        signal.disconnect(receiver, sender=localize_models.StringTranslation)
    for action in TORN:
        action.execute = transaction.atomic(action.execute)
