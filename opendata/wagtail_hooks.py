from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from opendata.permissions import may_import
from opendata.views import event_tables, importing


class ImportMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return may_import(request.user)


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("group-tables/", importing.upload, name="opendata_upload"),
        path("group-tables/groups.csv", importing.export, name="opendata_export"),
        path("group-tables/<uuid:pk>/", importing.examine, name="opendata_import"),
        path("group-tables/<uuid:pk>/wrong-rows.csv", importing.wrong, name="opendata_wrong_rows"),
        path("event-tables/", event_tables.upload, name="event_tables"),
        path("event-tables/<uuid:pk>/", event_tables.examine, name="event_table"),
        path("event-tables/<uuid:pk>/wrong-rows.csv", event_tables.wrong, name="event_table_wrong"),
    ]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return ImportMenuItem(
        _("Tables of groups"), reverse("opendata_upload"), name="group-tables", icon_name="table"
    )


@hooks.register("register_admin_menu_item")
def events_menu_item() -> MenuItem:
    return ImportMenuItem(
        _("Tables of events"), reverse("event_tables"), name="event-tables", icon_name="table"
    )
