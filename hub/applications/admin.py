"""Where the desk finds applications, reads one with its history, and answers it."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from hub.applications import services
from hub.applications.form import form_of
from hub.applications.history import history_of
from hub.applications.models import Entry, State
from hub.applications.permissions import may_answer, may_look_at
from hub.core.rules import Refused
from hub.forms.changes import contents_of
from hub.moderation.diff_markup import marked

LEAVE, PUT_BACK = "leave", "put_back"
ANSWERS = {state.value: state for state in (State.APPROVED, State.SENT_BACK, State.REJECTED)}


class AnswerForm(forms.Form):
    """What is answered, or done with what was changed at once."""

    answer = forms.ChoiceField(choices=[(name, name) for name in (*ANSWERS, LEAVE, PUT_BACK)])
    entry = forms.IntegerField(required=False, min_value=0)
    words = forms.CharField(
        label=gettext_lazy("In your own words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Whoever sent it reads this. Say what to change and how."),
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        says_no = cleaned.get("answer") in (State.SENT_BACK, State.REJECTED, PUT_BACK)
        if says_no and not cleaned.get("words"):
            raise forms.ValidationError(_("Please give a reason."))
        return cleaned


class AnswerView(generic.InspectView):
    """An application as it was handed in, its history, and the answers that are possible now."""

    template_name = "applications/answer.html"

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        form = AnswerForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            self.answer(form.cleaned_data)
        except Refused as refused:
            messages.error(request, refused.answer.reason)
        else:
            messages.success(request, _("Done. The sender is told."))
        return redirect(request.path)

    def answer(self, said: dict) -> None:
        if said["answer"] in ANSWERS:
            state = ANSWERS[said["answer"]]
            services.answer(self.object, self.request.user, state, said["words"])
            return
        entry = Entry.objects.of(self.object).filter(pk=said["entry"]).first()
        if entry is None:
            raise Refused.because(_("Somebody looked at this already."))
        if said["answer"] == PUT_BACK:
            services.revert(entry, self.request.user, said["words"])
        else:
            services.mark_seen(entry, self.request.user)

    def get_context_data(self, **kwargs) -> dict:
        history = history_of(self.object)
        return {
            **super().get_context_data(**kwargs),
            "contents": contents_of(form_of(self.object), self.object),
            "history": [(told.entry, marked(told.changes)) for told in history],
            "to_look_at": [
                (told.entry, marked(told.changes))
                for told in history
                if may_look_at(self.request.user, told.entry)
            ],
            "may_answer": may_answer(self.request.user, self.object),
            "form": kwargs.get("form") or AnswerForm(),
        }


class AnsweredOnly(ModelPermissionPolicy):
    """What people handed in is read and answered: nobody adds it here, and no button deletes it."""

    def user_has_permission(self, user, action) -> bool:
        return action in ("view", "change") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class ApplicationViewSet(ModelViewSet):
    """A room's list of its applications; named as `ApplicationForm.viewset` says.

    `form_fields` are what staff note themselves (returned, paid), with the right to change.
    """

    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = AnswerView
    form_fields: list[str] = []
    list_display = ["__str__", Column("get_state_display", label=gettext_lazy("state"))]
    list_filter = ["state"]

    def on_register(self) -> None:
        register_permission_policy(self.model, AnsweredOnly(self.model))
        super().on_register()
