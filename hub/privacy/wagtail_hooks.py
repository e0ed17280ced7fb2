from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from hub.core.locales import default_locale_id
from hub.editorial.models.bin import in_bin
from hub.editorial.people import is_desk
from hub.privacy import urls
from hub.privacy.permissions import may_hold, may_read_records
from hub.privacy.term_admin import TermSettingViewSet
from hub.privacy.twins import has_twins
from hub.privacy.views.holds import add_address


@hooks.register("register_admin_urls")
def register_urls() -> list:
    return [path("privacy/", include(urls))]


@hooks.register("register_admin_viewset")
def register_terms() -> TermSettingViewSet:
    return TermSettingViewSet("terms")


class RecordsMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return bool(may_read_records(request.user))


class ConsentsMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return is_desk(request.user)


@hooks.register("register_reports_menu_item")
def consents_report() -> MenuItem:
    return ConsentsMenuItem(
        _("Consents"), reverse("privacy:consents"), icon_name="check", order=900
    )


@hooks.register("register_reports_menu_item")
def access_report() -> MenuItem:
    return RecordsMenuItem(
        _("Access to private data"), reverse("privacy:access"), icon_name="view", order=910
    )


@hooks.register("register_reports_menu_item")
def deletion_report() -> MenuItem:
    return RecordsMenuItem(
        _("Deleted private data"), reverse("privacy:deletions"), icon_name="bin", order=920
    )


@hooks.register("register_reports_menu_item")
def register_of_personal_data() -> MenuItem:
    return RecordsMenuItem(
        _("Register of personal data"),
        reverse("privacy:register"),
        icon_name="list-ul",
        order=930,
    )


class HoldsMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return bool(may_hold(request.user))


@hooks.register("register_reports_menu_item")
def holds_report() -> MenuItem:
    return HoldsMenuItem(_("Holds"), reverse("privacy:holds"), icon_name="lock", order=940)


@hooks.register("register_page_header_buttons")
def hold_page_button(page, user, view_name, next_url=None):
    if may_hold(user) and not page.is_root() and not in_bin(page):
        yield Button(_("Hold"), add_address(page.specific), icon_name="lock", priority=95)


@hooks.register("register_user_listing_buttons")
def hold_person_button(user, request_user):
    if may_hold(request_user):
        yield Button(_("Hold"), add_address(user), icon_name="lock", priority=95)


@hooks.register("register_page_header_buttons")
def delete_private_button(page, user, view_name, next_url=None):
    if page.locale_id == default_locale_id() and has_twins(page.specific) and is_desk(user):
        yield Button(
            _("Delete private data"),
            reverse("privacy:delete_private", args=[page.pk]),
            icon_name="bin",
            priority=90,
        )
