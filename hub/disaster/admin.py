"""Where the mode is started and ended, what was pressed, and the banners."""

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from hub.core.rules import Refused
from hub.disaster import services
from hub.disaster.models import Banner, Press
from hub.disaster.permissions import may_use
from hub.disaster.preparing import approved_page, missing_languages
from hub.disaster.states import NO_WORDS, Action, Asked, may_press

MAX_WORDS = 120  # characters in a language
ANY_WORDS = {settings.LANGUAGE_CODE: "…"}  # those that somebody will type
BUTTONS = {
    Action.START: "serious",
    Action.DRILL: "button-secondary",
    Action.RENEW: "button-secondary",
    Action.WORDS: "button-secondary",
    Action.CONFIRM: "button-secondary",
    Action.END: "button-secondary",
}


class PressPolicy(ModelPermissionPolicy):
    """A press is a record: it is read, and nothing else."""

    def user_has_permission(self, user, action) -> bool:
        return action == "view" and super().user_has_permission(user, action)


register_permission_policy(Press, PressPolicy(Press))


class PressForm(forms.Form):
    """A button, and a message for today in as many languages as somebody can write it."""

    action = forms.ChoiceField(choices=Action)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for code, name in settings.LANGUAGES:
            self.fields[f"words-{code}"] = forms.CharField(
                label=name,
                required=False,
                max_length=MAX_WORDS,
                widget=forms.Textarea({"rows": 2, "lang": code}),
            )

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.words() and settings.LANGUAGE_CODE not in self.words():
            raise forms.ValidationError(NO_WORDS)
        return cleaned

    def words(self) -> dict[str, str]:
        typed = {code: self.cleaned_data.get(f"words-{code}") for code, _n in settings.LANGUAGES}
        return {code: text for code, text in typed.items() if text}


class PressIndexView(generic.IndexView):
    """What was pressed, below the buttons that mean something now."""

    def get_context_data(self, *args, **kwargs) -> dict:
        context = super().get_context_data(*args, **kwargs)
        source, state = approved_page(), services.present_state()
        now = timezone.now()
        name = self.request.user.get_username()
        buttons = [
            (action, action.label, style)
            for action, style in BUTTONS.items()
            if may_press(state, Asked(action, name, now, ANY_WORDS))
        ]
        return context | {
            "state": state if state and state.is_shown(now) else None,
            "source": source,
            "missing": missing_languages(source) if source else [],
            "buttons": buttons if source and may_use(self.request.user) else [],
            "form": PressForm(),
        }


@require_POST
def press(request: HttpRequest) -> HttpResponse:
    if not may_use(request.user):
        raise PermissionDenied
    form = PressForm(request.POST)
    if form.is_valid():
        try:
            services.press(form.cleaned_data["action"], request.user.get_username(), form.words())
        except Refused as refused:
            messages.error(request, refused.answer.reason)
        else:
            messages.success(request, _("Done. Every visitor sees it now."))
    else:
        messages.error(request, " ".join(text for texts in form.errors.values() for text in texts))
    return redirect("presses:index")


class PressViewSet(ModelViewSet):
    model = Press
    icon = "warning"
    menu_label = gettext_lazy("Disaster mode")
    copy_view_enabled = False
    index_view_class = PressIndexView
    index_template_name = "disaster/admin/presses.html"
    list_display = [
        Column("at", label=gettext_lazy("when")),
        Column("get_action_display", label=gettext_lazy("what was pressed")),
        "by_name",
        BooleanColumn("is_drill", label=gettext_lazy("drill")),
    ]
    form_fields = []

    def get_urlpatterns(self) -> list:
        return [*super().get_urlpatterns(), path("press/", press, name="press")]


class BannerViewSet(ModelViewSet):
    model = Banner
    icon = "info-circle"
    menu_label = gettext_lazy("Banners")
    copy_view_enabled = False
    list_display = ["__str__", "starts_on", "ends_on"]


class DisasterGroup(ViewSetGroup):
    menu_label = gettext_lazy("Disaster mode")
    menu_icon = "warning"
    menu_order = 880
    items = (PressViewSet("presses"), BannerViewSet("banners"))
