from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem
from wagtail.admin.viewsets.model import ModelViewSet

from hub.editorial.menu import DeskMenuItem
from hub.enquiries.admin.enquiries import AskedPagesView, EnquiriesView, VolumeView
from hub.enquiries.admin.feedback import FeedbackViewSet
from hub.enquiries.admin.mistakes import MistakesView
from hub.enquiries.admin.senders import BlockedSenderViewSet
from hub.enquiries.admin.urls import urlpatterns

blocked_senders = BlockedSenderViewSet("blocked_senders")
REPORTS = (EnquiriesView, AskedPagesView, VolumeView, MistakesView)


@hooks.register("register_admin_urls")
def admin_urls() -> list:
    return urlpatterns


@hooks.register("register_admin_viewset")
def viewsets() -> list[ModelViewSet]:
    return [FeedbackViewSet("feedback"), blocked_senders]


@hooks.register("register_admin_menu_item")
def menu_item() -> SubmenuMenuItem:
    items = [
        DeskMenuItem(
            view.page_title,
            reverse(view.index_url_name),
            icon_name=view.header_icon,
            order=order,
        )
        for order, view in enumerate(REPORTS)
    ]
    items.append(blocked_senders.get_menu_item(order=len(items)))
    return SubmenuMenuItem(
        _("Enquiries and reports"),
        Menu(items=items),
        name="enquiries",
        icon_name="comment",
        order=520,
    )


@hooks.register("insert_global_admin_css")
def look() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("enquiries/admin.css"))
