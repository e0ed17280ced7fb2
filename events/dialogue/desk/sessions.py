"""Talks in the admin: a list, their questions, and for each what comes next."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import register_permission_policy

from events.dialogue.desk import views
from events.dialogue.desk.forms import PromiseForm, SessionForm
from events.dialogue.models import Session
from events.dialogue.permissions import may_make_page, may_promise
from events.dialogue.services import noting, publishing, sorting
from hub.core.columns import MomentColumn
from hub.core.refusing import RefusingView
from hub.core.rules import Refused
from hub.core.switches import is_open
from hub.editorial.people import is_desk
from hub.followups.models import FollowUp
from hub.followups.sections import shown


class DeskKeepsTalks(BasePermissionPolicy):
    """The desk's alone; what people wrote is not deleted by a button."""

    def user_has_permission(self, user, action) -> bool:
        return is_desk(user)

    def user_has_permission_for_instance(self, user, action, instance) -> bool:
        return is_desk(user) and not (action == "delete" and instance.notes.exists())


register_permission_policy(Session, DeskKeepsTalks(Session))


def state_of_page(session: Session) -> str:
    if session.page is None:
        return ""
    return _("Public") if session.page.live else _("draft")


class KeepView(RefusingView):
    def save_instance(self) -> Session:
        return sorting.keep(self.form.save(commit=False), self.form.asked, self.request.user)

    def get_success_url(self) -> str:
        return reverse("dialogue:inspect", args=[self.object.pk])


class SessionCreateView(KeepView, generic.CreateView):
    pass


class SessionEditView(KeepView, generic.EditView):
    pass


class SessionDeleteView(generic.DeleteView):
    """For a talk that was begun by mistake: what people wrote there is kept."""

    def get_object(self) -> Session:
        session = super().get_object()
        if session.notes.exists():
            raise PermissionDenied
        return session


class SessionIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Session]:
        return Session.objects.with_names().order_by("-day", "-pk")

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        url = reverse("dialogue:exchange")
        return [
            *super().header_more_buttons,
            Button(_("A ready exchange of views"), url=url, icon_name="group", priority=5),
        ]


class SessionView(generic.InspectView):
    """What there is of a talk, and the next step: notes, themes, the page, the city's answers."""

    template_name = "events/dialogue/desk/session.html"

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        actions = {
            "page": self._page,
            "pin": self._pin,
            "steps": self._steps,
            "promise": self._promise,
        }
        action = actions.get(request.POST.get("do", ""))
        try:
            answer = action() if action else None
        except Refused as refused:
            messages.error(request, str(refused.answer.reason))
            return redirect(request.path)
        return answer or redirect(request.path)

    def _page(self) -> HttpResponse:
        page = publishing.make_page(self.object, self.request.user)
        messages.success(self.request, _("The draft of the page is ready."))
        return redirect("wagtailadmin_pages:edit", page.pk)

    def _pin(self) -> None:
        noting.renew_pin(self.object, self.request.user)

    def _steps(self) -> None:
        new = publishing.promise_next_steps(self.object, self.request.user)
        said = ngettext("%(number)s promise is new.", "%(number)s promises are new.", new)
        messages.success(self.request, said % {"number": new})

    def _promise(self) -> HttpResponse | None:
        if not may_promise(self.request.user, self.object):
            return None
        form = PromiseForm(self.object, self.request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        publishing.promise(self.object, **form.cleaned_data, user=self.request.user)
        messages.success(self.request, _("Saved."))
        return None

    def get_context_data(self, **kwargs: object) -> dict:
        session, user = self.object, self.request.user
        followups = FollowUp.objects.filter(page=session.page_id).with_names()
        promises = is_open("followups") and may_promise(user, session)
        return super().get_context_data(**kwargs) | {
            "rounds": session.rounds.all(),
            "number": session.notes.count(),
            "without_theme": session.notes.visible().filter(theme=None).count(),
            "themes": session.themes.all(),
            "may_make_page": may_make_page(user, session),
            "has_phones": session.has_phones and is_open("events.dialogue.phones"),
            "is_open": session.is_open_at(timezone.now()),
            "promises": shown(followups) if promises else [],
            "form": (kwargs.get("form") or PromiseForm(session)) if promises else None,
        }


class TalksMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return is_desk(request.user)


class SessionViewSet(ModelViewSet):
    model = Session
    icon = "openquote"
    menu_label = pgettext_lazy("of citizens and city", "Talks")
    menu_order = 331
    add_to_admin_menu = True
    menu_item_class = TalksMenuItem
    index_view_class = SessionIndexView
    add_view_class = SessionCreateView
    edit_view_class = SessionEditView
    delete_view_class = SessionDeleteView
    inspect_view_class = SessionView
    inspect_view_enabled = True
    copy_view_enabled = False
    list_filter = ["kind", "department", "day"]
    search_fields = ["title", "event__title"]
    search_backend_name = None
    list_display = [
        TitleColumn("title", label=gettext_lazy("Theme of the talk"), url_name="dialogue:inspect"),
        MomentColumn("day", label=pgettext_lazy("of an event", "Day")),
        Column(
            "kind",
            label=pgettext_lazy("talk", "kind of talk"),
            accessor="get_kind_display",
        ),
        Column("department", label=pgettext_lazy("talk", "division that answers")),
        Column("page", label=pgettext_lazy("talk", "its page"), accessor=state_of_page),
    ]

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return SessionForm

    def get_urlpatterns(self) -> list[URLPattern]:
        one = f"inspect/<{self.pk_path_converter}:pk>"
        return [
            *super().get_urlpatterns(),
            path(f"{one}/notes/", views.type_notes, name="notes"),
            path(f"{one}/themes/", views.sort, name="themes"),
            path(f"{one}/lines/", views.lines, name="lines"),
            path("exchange/", views.exchange, name="exchange"),
        ]
