"""Where rooms and parts of rooms are switched, and what of the admin follows the switches."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from hub.core.models import Switch
from hub.core.parts import State, all_parts


class SwitchPolicy(ModelPermissionPolicy):
    """A switch is there as long as its part is: it is neither added nor deleted."""

    def user_has_permission(self, user, action) -> bool:
        return action not in {"add", "delete"} and super().user_has_permission(user, action)


register_permission_policy(Switch, SwitchPolicy(Switch))


def default_of(switch: Switch) -> str:
    return State(all_parts()[switch.part].default).label


class SwitchIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Switch]:
        return Switch.objects.filter(part__in=all_parts())


class SwitchViewSet(ModelViewSet):
    model = Switch
    icon = "sliders"
    menu_label = _("Switches")
    menu_order = 90
    add_to_settings_menu = True
    copy_view_enabled = False
    form_fields = ["state"]
    list_per_page = 100
    list_display = [
        "__str__",
        Column("state", accessor="get_state_display", label=_("State")),
        Column("default", accessor=default_of, label=_("On a new site")),
    ]
    list_filter = ["state"]
    ordering = ["part"]
    index_view_class = SwitchIndexView
