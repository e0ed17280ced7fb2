from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from events.exchanges.models import Exchange


class WithoutAdding(ModelPermissionPolicy):
    """An exchange begins with an offer in the portal, where the desk writes those of divisions."""

    def user_has_permission(self, user, action: str) -> bool:
        return action in ("view", "change") and super().user_has_permission(user, action)


register_permission_policy(Exchange, WithoutAdding(Exchange))


class ExchangeViewSet(ModelViewSet):
    """All exchanges; what is written in them is mended here, what becomes of them in the portal."""

    model = Exchange
    icon = "group"
    menu_label = _("Exchanges")
    menu_order = 336
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    form_fields = [
        "can_see",
        "when",
        "people",
        "conditions",
        "wish",
        "first_day",
        "second_day",
        "plan",
        "learned",
        "will_use",
        "for_all",
    ]
    list_display = [
        TitleColumn("__str__", get_url=lambda row: reverse("exchanges:one", args=[row.pk])),
        Column("state", label=pgettext_lazy("exchange", "state"), accessor="get_state_display"),
        "offered_on",
        "second_day",
    ]
    list_filter = ["state"]


@hooks.register("register_admin_viewset")
def viewset() -> ModelViewSet:
    return ExchangeViewSet("exchanges_admin")
