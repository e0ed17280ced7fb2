"""The desk's screens: sets of questions, their words in each language, what they look like."""

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import register_permission_policy

from hub.core.refusing import RefusingView
from hub.core.rules import Refused
from hub.editorial.people import desk_only, is_desk
from hub.questions import services
from hub.questions.admin.forms import VersionForm, WordsForm
from hub.questions.asked import Form
from hub.questions.forms import QuestionsForm
from hub.questions.models import Version

METHODS = ["GET", "HEAD", "POST"]
OPTION_PANELS = [
    FieldPanel("label"),
    FieldRowPanel([FieldPanel("exclusive"), FieldPanel("with_text"), FieldPanel("asks_for_news")]),
]
QUESTION_PANELS = [
    FieldPanel("label"),
    FieldPanel("help_text"),
    FieldRowPanel([FieldPanel("kind"), FieldPanel("step"), FieldPanel("required")]),
    InlinePanel("options", label=pgettext_lazy("question", "answer")),
    FieldRowPanel([FieldPanel("least"), FieldPanel("most")]),
    FieldRowPanel([FieldPanel("personal"), FieldPanel("may_be_public")]),
    FieldRowPanel([FieldPanel("shown_if_question"), FieldPanel("shown_if_options")]),
]


class DeskKeepsQuestions(BasePermissionPolicy):
    """The desk writes questions; nothing that was answered is deleted by a button."""

    def user_has_permission(self, user, action) -> bool:
        return action != "delete" and is_desk(user)


register_permission_policy(Version, DeskKeepsQuestions(Version))


class Keeping(RefusingView):
    def save_instance(self) -> Version:
        typed = self.form.cleaned_data
        with transaction.atomic():
            services.keep(
                self.form.save(commit=False), title=typed["title"], purpose=typed["purpose"]
            )
        return self.form.instance


class VersionCreateView(Keeping, generic.CreateView):
    pass


class VersionEditView(Keeping, generic.EditView):
    """Everything can be changed until somebody has answered; then there are other ways."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        frozen = Version.objects.filter(pk=kwargs["pk"]).exclude(frozen_at=None)
        if frozen.exists() and is_desk(request.user):
            return redirect("question_sets:words", kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)


class VersionIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Version]:
        return Version.objects.latest_of_each().select_related("questionnaire")


@desk_only
@require_http_methods(METHODS)
def words(request: HttpRequest, pk: int) -> HttpResponse:
    """What a version looks like, its words in a language, using it, making the next version."""
    version = get_object_or_404(Version.objects.select_related("questionnaire"), pk=pk)
    language = request.GET.get("language", "")
    if language not in dict(settings.LANGUAGES):
        language = settings.LANGUAGE_CODE
    form = WordsForm(version, language, request.POST if "save" in request.POST else None)
    if request.method == "POST":
        try:
            if address := _done(request, version, language, form):
                return redirect(address)
        except Refused as refused:
            messages.error(request, refused.answer.reason)
    whole = Form(version, language)
    questions = list(whole.questions)
    context = {
        "version": version,
        "form": form,
        "language": language,
        "languages": settings.LANGUAGES,
        "asked": QuestionsForm(whole, questions, {}),
        "whole": whole,
        "earlier": version.wordings.exclude(until=None).filter(language=language),
        "page_title": str(version),
        "header_icon": "help",
    }
    status = 422 if form.is_bound else 200
    return render(request, "questions/admin/words.html", context, status=status)


def _done(request: HttpRequest, version: Version, language: str, form: WordsForm) -> str:
    """Do what a button says; return where it leads, "" if the form is not right.

    Raises:
        Refused: it is not possible now.
    """
    here = f"{reverse('question_sets:words', args=[version.pk])}?language={language}"
    now = timezone.now()
    if "use" in request.POST:
        services.use(version, now)
        messages.success(request, _("These questions are asked from now on."))
        return here
    if "change" in request.POST:
        return reverse("question_sets:edit", args=[services.new_version(version).pk])
    if not (form.is_bound and form.is_valid()):
        return ""
    with transaction.atomic():
        for of, label, hint in form.words():
            services.put_into_words(version, of, language, label, hint, now)
    messages.success(request, _("Saved."))
    return here


class VersionViewSet(ModelViewSet):
    model = Version
    icon = "help"
    menu_label = gettext_lazy("Questions")
    menu_order = 332
    add_to_admin_menu = True
    index_view_class = VersionIndexView
    add_view_class = VersionCreateView
    edit_view_class = VersionEditView
    copy_view_enabled = False
    inspect_view_enabled = False
    search_fields = ["questionnaire__title"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            FieldPanel("purpose"),
            FieldPanel("purpose_of_use"),
            InlinePanel("questions", panels=QUESTION_PANELS, label=gettext_lazy("question")),
        ],
        base_form_class=VersionForm,
    )
    list_display = [
        TitleColumn(
            "questionnaire",
            label=pgettext_lazy("questionnaire", "title"),
            url_name="question_sets:words",
        ),
        Column(
            "purpose",
            label=pgettext_lazy("questionnaire", "asked"),
            accessor="questionnaire.get_purpose_display",
        ),
        Column("number", label=gettext_lazy("version")),
        DateColumn("used_since", label=pgettext_lazy("questionnaire", "asked since")),
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        where = f"words/<{self.pk_path_converter}:pk>/"
        return [*super().get_urlpatterns(), path(where, words, name="words")]
