"""Where an approver names a deputy. Each sees and changes their own; a superuser all."""

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import generic
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.views.generic.usage import UsageView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from hub.editorial.models import Deputy
from hub.editorial.permissions import may_name_deputies


class OwnDeputiesPolicy(BasePermissionPolicy):
    """An approver may do everything with the deputies they named, and nothing with others'."""

    def user_has_permission(self, user, action) -> bool:
        return may_name_deputies(user)

    def user_has_permission_for_instance(self, user, action, instance) -> bool:
        return user.is_superuser or (may_name_deputies(user) and instance.user_id == user.pk)

    def instances_user_has_any_permission_for(self, user, actions) -> QuerySet[Deputy]:
        if user.is_superuser:
            return Deputy.objects.all()
        return Deputy.objects.named_by(user) if may_name_deputies(user) else Deputy.objects.none()


register_permission_policy(Deputy, OwnDeputiesPolicy(Deputy))


def staff() -> QuerySet:
    """Return who works in the admin."""
    enters = Q(is_superuser=True) | Q(groups__permissions__codename="access_admin")
    return get_user_model().objects.filter(enters, is_active=True).distinct().order_by("username")


class OwnFormMixin:
    """Anyone but a superuser names deputies only for themself, and only people at city hall."""

    def get_form(self, *args, **kwargs):
        form = super().get_form(*args, **kwargs)
        form.fields["deputy"].queryset = staff()
        if "user" in form.fields:
            form.fields["user"].queryset = staff()
        elif form.instance.user_id is None:
            form.instance.user = self.request.user
        return form


class OwnObjectMixin:
    """Wagtail's views ask for the right to some deputy; this asks for the right to this one."""

    def get_object(self, *args, **kwargs) -> Deputy:
        deputy = super().get_object(*args, **kwargs)
        policy = policy_registry.get_by_type(Deputy)
        if not policy.user_has_permission_for_instance(self.request.user, "change", deputy):
            raise PermissionDenied
        return deputy


class DeputyCreateView(OwnFormMixin, generic.CreateView):
    pass


class DeputyEditView(OwnFormMixin, OwnObjectMixin, generic.EditView):
    pass


class DeputyDeleteView(OwnObjectMixin, generic.DeleteView):
    pass


class DeputyHistoryView(OwnObjectMixin, HistoryView):
    pass


class DeputyUsageView(OwnObjectMixin, UsageView):
    pass


class DeputyIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Deputy]:
        return self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, {"change"}
        ).select_related("user", "deputy")


class DeputyViewSet(ModelViewSet):
    model = Deputy
    icon = "user"
    menu_label = _("Deputies")
    menu_order = 460
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["user", "deputy", "starts_on", "ends_on"]
    index_view_class = DeputyIndexView
    add_view_class = DeputyCreateView
    edit_view_class = DeputyEditView
    delete_view_class = DeputyDeleteView
    history_view_class = DeputyHistoryView
    usage_view_class = DeputyUsageView
