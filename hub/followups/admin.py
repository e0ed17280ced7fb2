"""The desk's screens: promises, what came of each, and where departments are asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import register_permission_policy

from hub.core.columns import MomentColumn
from hub.core.refusing import RefusingView
from hub.core.rules import Refused
from hub.editorial.people import is_desk
from hub.followups import kinds, services
from hub.followups.forms import AnswerForm
from hub.followups.models import FollowUp, Office
from hub.followups.words import said_of
from hub.followups.workflow import State


class DeskKeepsPromises(BasePermissionPolicy):
    """The desk writes promises down; none is deleted by a button: it was said in public."""

    def user_has_permission(self, user, action) -> bool:
        return action != "delete" and is_desk(user)


class DeskKeepsOffices(BasePermissionPolicy):
    def user_has_permission(self, user, action) -> bool:
        return is_desk(user)


register_permission_policy(FollowUp, DeskKeepsPromises(FollowUp))
register_permission_policy(Office, DeskKeepsOffices(Office))


class KeepView(RefusingView):
    def save_instance(self) -> FollowUp:
        return services.keep(self.form.save(commit=False), self.request.user)


class FollowUpCreateView(KeepView, generic.CreateView):
    pass


class FollowUpEditView(KeepView, generic.EditView):
    pass


class FollowUpIndexView(generic.IndexView):
    """All promises, the next day first."""

    def get_base_queryset(self):
        return FollowUp.objects.with_names().order_by("due", "pk")


class AnswersView(generic.InspectView):
    """What came of a promise so far, and the answer that somebody gave by phone."""

    template_name = "followups/admin/answers.html"

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        form = AnswerForm(request.POST, followup=self.object)
        if form.is_valid():
            values = form.cleaned_data | {"state": State(form.cleaned_data["state"])}
            try:
                services.answer_at_desk(self.object.pk, request.user, timezone.now(), **values)
            except Refused as refused:
                form.add_error(None, str(refused.answer.reason))
            else:
                messages.success(request, _("The answer is written down."))
                return redirect(request.path)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: object) -> dict:
        return super().get_context_data(**kwargs) | {
            "said": said_of(self.object, timezone.localdate()),
            "reports": self.object.reports.select_related("typed_by"),
            "form": kwargs.get("form") or AnswerForm(followup=self.object),
        }


class PromisesMenuItem(MenuItem):
    """For the desk, where a room that has promises is open."""

    def is_shown(self, request: HttpRequest) -> bool:
        return is_desk(request.user) and bool(kinds.page_types())


class FollowUpViewSet(ModelViewSet):
    model = FollowUp
    icon = "tasks"
    menu_label = pgettext_lazy("follow-up", "Promises")
    menu_order = 333
    add_to_admin_menu = True
    menu_item_class = PromisesMenuItem
    index_view_class = FollowUpIndexView
    add_view_class = FollowUpCreateView
    edit_view_class = FollowUpEditView
    inspect_view_class = AnswersView
    inspect_view_enabled = True
    copy_view_enabled = False
    list_filter = ["state", "department"]
    search_fields = ["what", "page__title"]
    search_backend_name = None
    list_display = [
        TitleColumn(
            "what",
            label=pgettext_lazy("promise", "what is promised"),
            url_name="promises:inspect",
        ),
        Column("page", label=pgettext_lazy("promise", "about")),
        Column("office", label=pgettext_lazy("promise", "by")),
        MomentColumn("due", label=pgettext_lazy("promise", "until")),
        Column(
            "state",
            label=pgettext_lazy("promise", "state"),
            accessor=lambda row: said_of(row, timezone.localdate()).words,
        ),
    ]
    panels = [
        PageChooserPanel("page"),
        FieldPanel("what"),
        FieldRowPanel([FieldPanel("due"), FieldPanel("is_announced")]),
        FieldPanel("department"),
        PageChooserPanel("promiser"),
        FieldPanel("email"),
    ]


class OfficeViewSet(ModelViewSet):
    model = Office
    icon = "mail"
    menu_label = gettext_lazy("Addresses of departments")
    menu_order = 334
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display = ["department", "email", "head_email"]
    form_fields = ["department", "email", "head_email"]
    search_fields = ["department__label_ja", "email"]
    search_backend_name = None
