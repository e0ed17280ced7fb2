from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page, ReferenceIndex
from wagtail.snippets.models import register_snippet

from groups.enquiries import admin_urls as enquiries_urls
from groups.forms.documents import DocumentsForm
from groups.leaflets import admin_urls as leaflets_urls
from groups.leaflets.desk import InformationCornerViewSet
from groups.members import admin_urls as members_urls
from groups.mistakes import admin_urls as mistakes_urls
from groups.models import GroupDraft, GroupPage
from groups.moderation import urls as moderation_urls
from groups.permissions import may_see_queue
from groups.private_access import urls as records_urls
from groups.private_access.views import may_see_records
from groups.registration import desk_urls
from groups.retention import views as retention
from groups.yearly_confirmation import admin_urls as confirmation_urls
from groups.yearly_confirmation.querysets import PAUSE_OVER
from hub.accounts.permissions import may_manage_representatives
from hub.editorial.people import is_desk


class QueueMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return may_see_queue(request.user)


class DeskMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return is_desk(request.user)


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        *moderation_urls.urlpatterns,
        *desk_urls.urlpatterns,
        *records_urls.urlpatterns,
        path(
            "group-changes/private/<int:pk>/",
            retention.delete_private,
            name="groups_delete_private",
        ),
        *members_urls.urlpatterns,
        *enquiries_urls.urlpatterns,
        *mistakes_urls.urlpatterns,
        *leaflets_urls.urlpatterns,
        *confirmation_urls.urlpatterns,
    ]


class GroupAccountsMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return may_manage_representatives(request.user)


@hooks.register("register_admin_menu_item")
def accounts_menu_item() -> MenuItem:
    return GroupAccountsMenuItem(
        _("Group accounts"), reverse("accounts_desk"), icon_name="group", order=450
    )


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return QueueMenuItem(
        _("Group changes"), reverse("groups_queue"), name="group-changes", icon_name="group"
    )


@hooks.register("register_admin_menu_item")
def enquiries_menu_item() -> MenuItem:
    return DeskMenuItem(
        _("Enquiries to groups"),
        reverse("groups_enquiries"),
        name="group-enquiries",
        icon_name="comment",
        order=520,
    )


@hooks.register("register_admin_menu_item")
def mistakes_menu_item() -> MenuItem:
    return DeskMenuItem(
        _("Reports of mistakes"),
        reverse("groups_mistakes"),
        name="group-mistakes",
        icon_name="warning",
        order=530,
    )


register_snippet(InformationCornerViewSet)


@hooks.register("register_admin_menu_item")
def desk_entry_menu_item() -> MenuItem:
    return DeskMenuItem(
        _("Type in for a group"),
        reverse("groups_desk_entries"),
        name="group-entries",
        icon_name="edit",
        order=460,
    )


@hooks.register("register_admin_menu_item")
def confirmation_menu_item() -> MenuItem:
    return DeskMenuItem(
        _("Yearly confirmation"),
        reverse("groups_confirmation"),
        name="group-confirmation",
        icon_name="calendar-check",
    )


@hooks.register("register_log_actions")
def register_log_actions(actions) -> None:
    actions.register_action(
        "groups.take_out", _("Take out of the lists"), _("Taken out of the lists")
    )
    actions.register_action("groups.put_back", _("Put into the lists"), _("Put into the lists"))
    actions.register_action(
        PAUSE_OVER, _("Ask after a pause"), _("Asked whether it is active again")
    )


class RecordsMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return may_see_records(request.user)


@hooks.register("register_reports_menu_item")
def private_access_report() -> MenuItem:
    return RecordsMenuItem(
        _("Access to private data of groups"),
        reverse("groups_private_access"),
        icon_name="view",
        order=910,
    )


@hooks.register("register_reports_menu_item")
def private_deletion_report() -> MenuItem:
    return RecordsMenuItem(
        _("Deleted private data of groups"),
        reverse("groups_private_deletions"),
        icon_name="bin",
        order=920,
    )


@hooks.register("register_page_header_buttons")
def delete_private_button(page, user, view_name, next_url=None):
    if isinstance(page, GroupPage) and page.is_source and is_desk(user):
        yield Button(
            _("Delete private data"),
            reverse("groups_delete_private", args=[page.pk]),
            icon_name="bin",
            priority=90,
        )


@hooks.register("register_page_header_buttons")
def people_button(page, user, view_name, next_url=None):
    if isinstance(page, GroupPage) and page.is_source and may_manage_representatives(user):
        yield Button(
            _("Who keeps this page"),
            reverse("groups_people", args=[page.pk]),
            icon_name="group",
            priority=80,
        )


@hooks.register("may_see_image")
def members_see_pictures_of_their_group(user, image) -> bool:
    """Whether a group that `user` keeps has `image` on its page, public or not, or in its draft."""
    if not user.is_authenticated:
        return False
    groups = GroupPage.objects.kept_by(user)
    users = ReferenceIndex.get_references_to(image).filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(key) for key in groups.values_list("pk", flat=True)],
    )
    if users.exists():
        return True
    drafts = GroupDraft.objects.filter(group__in=groups)
    return any(image.pk in draft.images() for draft in drafts)


@hooks.register("may_see_document")
def members_see_documents_of_their_group(user, document) -> bool:
    """Whether a group that `user` keeps has `document` on its page or in its draft."""
    if not user.is_authenticated:
        return False
    groups = GroupPage.objects.kept_by(user)
    on_page = Q()
    for name in DocumentsForm.papers:
        on_page |= Q(**{name: document.pk})
    if groups.filter(on_page).exists():
        return True
    drafts = GroupDraft.objects.filter(group__in=groups)
    return any(document.pk in draft.papers() for draft in drafts)
