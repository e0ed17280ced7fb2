"""The desk's screens: sheets, and of each the people on it in the order of their names."""

from datetime import datetime

from django.conf import settings
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import register_permission_policy

from hub.accounts.models import User
from hub.core.refusing import RefusingView
from hub.core.rules import Refused
from hub.core.templatetags.switch_tags import open_url
from hub.editorial.people import is_desk
from hub.privacy.services import note_print, note_view
from hub.signups import services, subjects
from hub.signups.admin import answers
from hub.signups.admin.forms import NewSheetForm, PhonedForm, SheetForm
from hub.signups.guardians.forms import GuardianForm
from hub.signups.guardians.services import agree_on_paper
from hub.signups.models import MAX_REASON, Sheet, SignUp
from hub.signups.notifications import when_in_words
from hub.signups.services.filling import fits, free_places
from hub.signups.workflow import SEATED, Action, State, may

PLACE = "signups"  # hub.privacy.places
ORDER = (
    State.APPLIED,
    State.BOOKED,
    State.NEEDS_GUARDIAN,
    State.ATTENDED,
    State.ABSENT,
    State.OFFERED,
    State.WAITING,
    State.UNCONFIRMED,
)


class DeskKeepsSheets(BasePermissionPolicy):
    """The desk alone sees who signed up; a sheet is never deleted by a button, people are on it."""

    def user_has_permission(self, user, action) -> bool:
        return action != "delete" and is_desk(user)


register_permission_policy(Sheet, DeskKeepsSheets(Sheet))


class SheetCreateView(RefusingView, generic.CreateView):
    def save_instance(self) -> Sheet:
        return services.open_sheet(self.form.save(commit=False), timezone.now())


class SheetEditView(RefusingView, generic.EditView):
    def save_instance(self) -> Sheet:
        return services.change_sheet(self.form.save(commit=False), timezone.now())


def _unreached() -> QuerySet[SignUp]:
    """Return how many people of a sheet no mail reaches."""
    rows = SignUp.objects.unreached(timezone.now()).filter(sheet=OuterRef("pk")).order_by()
    return rows.values("sheet").annotate(number=Count("pk")).values("number")


class SheetIndexView(generic.IndexView):
    """All sheets, the latest date first, with how many come."""

    def get_base_queryset(self) -> QuerySet[Sheet]:
        booked = Q(signups__state__in=SEATED)
        waiting = Q(signups__state=State.WAITING)
        return (
            Sheet.objects.select_related("date__page")
            .annotate(
                booked=Sum("signups__party_size", filter=booked, default=0),
                waiting=Count("signups", filter=waiting),
                unreached=Coalesce(Subquery(_unreached()), 0),
            )
            .order_by("-date__starts_at", "pk")
        )


class RosterView(generic.InspectView):
    """Who is on a sheet, in the order of their names; signing up and cancelling by phone."""

    template_name = "signups/admin/roster.html"

    @cached_property
    def people(self) -> list[SignUp]:
        """Those on the sheet: who has a place first, each state in the order of names."""
        rows = self.object.signups.filter(state__in=ORDER)
        return sorted(rows, key=lambda row: (ORDER.index(State(row.state)), row.kana_order))

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        note_view(request.user, self.people, PLACE)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        form = (
            PhonedForm(request.POST, sheet=self.object)
            if request.POST.get("do") == "sign_up"
            else None
        )
        if form is not None and not form.is_valid():
            return self.render_to_response(self.get_context_data(phoned=form), status=422)
        try:
            said = self.do(request.POST, form)
        except Refused as refused:
            messages.error(request, refused.answer.reason)
            if form is not None:
                return self.render_to_response(self.get_context_data(phoned=form), status=422)
        else:
            messages.success(request, said)
        return redirect(request.path)

    def do(self, sent, form: PhonedForm | None) -> str:
        """Do what a button says; return how it stands now.

        Raises:
            Refused: it is not possible now.
        """
        now, user = timezone.now(), self.request.user
        if form is not None:
            signup = services.sign_up_at_desk(self.object.pk, user, now, **form.cleaned_data)
        else:
            number = sent.get("number", "")
            signup = self.object.signups.filter(code=number).first()
            if signup is None:
                raise Refused.because(_("No sign-up has this number."))
            signup = self._acted(sent, signup, user, now)
        return f"{signup.name}: {signup.get_state_display()} ({signup.code})"

    @staticmethod
    def _acted(sent, signup: SignUp, user: User, now: datetime) -> SignUp:
        what = sent.get("do")
        if what == "decline":
            return services.decline(signup, user, sent.get("reason", "").strip()[:MAX_REASON], now)
        if what == "consent":
            return _agreed_on_paper(signup, sent.get("guardian", ""), user, now)
        acts = {"seat": services.seat, "admit": services.admit}
        return acts.get(what, services.cancel_by_desk)(signup, user, now)

    def get_context_data(self, **kwargs: object) -> dict:
        free = free_places(self.object)
        said = answers.answered(self.people)
        return super().get_context_data(**kwargs) | {
            "listed": [(row, said[row.pk]) for row in self.people],
            "languages": settings.LANGUAGES,
            "when": when_in_words(self.object),
            "people": self.people,
            "unreached": set(
                self.object.signups.unreached(timezone.now()).values_list("pk", flat=True)
            ),
            "places": sum(row.party_size for row in self.people if row.state in SEATED),
            "free": free,
            "seatable": {
                row.pk
                for row in self.people
                if row.state == State.OFFERED
                or (row.state == State.WAITING and fits(row.party_size, free))
            },
            "cancellable": {row.pk for row in self.people if may(Action.CANCEL, State(row.state))},
            "phoned": kwargs.get("phoned") or PhonedForm(sheet=self.object),
            "print_url": f"{self.request.path}print/",
            "door_url": open_url("attendance", self.object.key),
        }


def _agreed_on_paper(signup: SignUp, guardian: str, user: User, now: datetime) -> SignUp:
    """Note the signed paper of a guardian.

    Raises:
        Refused: no name was typed, or nobody waits for that.
    """
    form = GuardianForm({"name": guardian})
    if not form.is_valid():
        raise Refused.because(_("Please type the guardian's name as it is on the paper."))
    return agree_on_paper(signup, form.cleaned_data["name"], user, now)


class PrintView(RosterView):
    """The list for the door: names in order, boxes to tick."""

    template_name = "signups/admin/roster_print.html"
    http_method_names = ["get"]

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        note_print(request.user, self.people, PLACE)
        return self.render_to_response(self.get_context_data())

    @cached_property
    def people(self) -> list[SignUp]:
        rows = self.object.signups.filter(state=State.BOOKED)
        return sorted(rows, key=lambda row: row.kana_order)


class SheetMenuItem(MenuItem):
    """For the desk, where a room that has sign-ups is open."""

    def is_shown(self, request: HttpRequest) -> bool:
        return is_desk(request.user) and bool(subjects.open_page_types())


class SheetViewSet(ModelViewSet):
    model = Sheet
    icon = "list-ul"
    menu_label = gettext_lazy("Sign-ups")
    menu_order = 331
    add_to_admin_menu = True
    menu_item_class = SheetMenuItem
    index_view_class = SheetIndexView
    add_view_class = SheetCreateView
    edit_view_class = SheetEditView
    inspect_view_class = RosterView
    inspect_view_enabled = True
    copy_view_enabled = False
    search_fields = ["date__page__title"]
    search_backend_name = None
    list_display = [
        TitleColumn(
            "date", label=pgettext_lazy("page", "Event"), url_name="sign_up_sheets:inspect"
        ),
        Column(
            "role",
            label=pgettext_lazy("sign-up sheet", "helpers for"),
            accessor="get_role_display",
        ),
        Column("when", label=pgettext_lazy("of an event", "When"), accessor=when_in_words),
        Column("booked", label=pgettext_lazy("sign-up", "Signed up")),
        Column("capacity", label=pgettext_lazy("sign-up sheet", "places")),
        Column("waiting", label=pgettext_lazy("sign-up", "On the waiting list")),
        Column("unreached", label=gettext_lazy("e-mails do not arrive")),
        Column(
            "step",
            label=pgettext_lazy("sign-up", "state"),
            accessor="get_step_display",
        ),
    ]

    def get_form_class(self, for_update: bool = False) -> type[SheetForm]:
        return SheetForm if for_update else NewSheetForm

    def get_urlpatterns(self) -> list[URLPattern]:
        options = self.get_inspect_view_kwargs(template_name=PrintView.template_name)
        view = self.construct_view(PrintView, **options)
        one = f"inspect/<{self.pk_path_converter}:pk>"
        return [
            *super().get_urlpatterns(),
            path(f"{one}/print/", view, name="print"),
            path(f"{one}/csv/", answers.csv, name="csv"),
            path(f"{one}/paper/", answers.paper, name="paper"),
            path(f"{one}/answers/<str:code>/", answers.type_answers, name="answers"),
        ]
