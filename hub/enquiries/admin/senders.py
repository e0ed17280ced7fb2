"""Senders whose enquiries go nowhere."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import register_permission_policy

from hub.editorial.people import is_desk
from hub.enquiries import services
from hub.enquiries.models import BlockedSender
from hub.enquiries.models.enquiry import sender_hash
from hub.forms.fields import EmailField


class DeskBlocksPolicy(BasePermissionPolicy):
    """The desk blocks and unblocks; there is nothing to change in between."""

    def user_has_permission(self, user, action) -> bool:
        return action != "change" and is_desk(user)


register_permission_policy(BlockedSender, DeskBlocksPolicy(BlockedSender))


class BlockForm(WagtailAdminModelForm):
    """The desk blocks an address that it was told of."""

    email = EmailField(label=_("E-mail address of the sender"), max_length=254)

    class Meta:
        model = BlockedSender
        fields = ["reason"]
        field_order = ["email", "reason"]


class BlockView(generic.CreateView):
    def save_instance(self) -> BlockedSender:
        typed = self.form.cleaned_data
        return services.block(sender_hash(typed["email"]), self.request.user, typed["reason"])


class UnblockView(generic.DeleteView):
    def delete_action(self) -> None:
        services.unblock(self.object, self.request.user)


class BlockedSenderViewSet(ModelViewSet):
    """Their addresses are not kept: only what recognises them when they write again."""

    model = BlockedSender
    icon = "user"
    menu_label = _("Blocked senders")
    url_prefix = "enquiries/senders"
    copy_view_enabled = False
    list_display = [
        "reason",
        Column("blocked_by", label=_("Blocked by")),
        DateColumn("blocked_at", label=pgettext_lazy("blocked sender", "since")),
    ]
    add_view_class = BlockView
    delete_view_class = UnblockView

    def get_form_class(self, for_update: bool = False) -> type[BlockForm]:
        return BlockForm
