"""Asking for translations of a page."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from hub.core.locales import default_locale_id
from hub.core.rules import Refused
from hub.languages.models import TranslationRecord
from hub.languages.permissions import may_ask
from hub.languages.services import publish_apart, start
from hub.languages.setup import HOME_DEPTH
from hub.languages.translated_pages import TranslatedPage, translated_pages


class AskForm(forms.Form):
    """Languages that a page has not been asked for in yet, and whose section is there."""

    locales = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Languages"),
        queryset=Locale.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    together = forms.BooleanField(
        label=gettext_lazy("Publish these languages together, once the last is approved"),
        required=False,
    )

    def __init__(self, page: Page, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        there = page.get_translations(inclusive=True).values("locale_id")
        offered = Locale.objects.exclude(pk__in=there)
        if page.depth > HOME_DEPTH:
            sections = Page.objects.filter(translation_key=page.get_parent().translation_key)
            offered = offered.filter(pk__in=sections.values("locale_id"))
        self.fields["locales"].queryset = offered


@require_admin_access
def ask(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask for a source page in other languages."""
    page = get_object_or_404(Page, pk=page_id, depth__gte=HOME_DEPTH).specific
    if page.locale_id != default_locale_id() or not may_ask(request.user, page):
        raise PermissionDenied
    if request.method == "POST" and "apart" in request.POST:
        publish_apart(page, request.user)
        messages.success(request, _("These languages no longer wait for each other."))
        return redirect("wagtail_localize:submit_page_translation", page.pk)
    form = AskForm(page, request.POST or None)
    if request.method == "POST" and form.is_valid():
        languages = [locale.language_code for locale in form.cleaned_data["locales"]]
        try:
            start(page, languages, request.user, together=form.cleaned_data["together"])
        except Refused as refused:
            form.add_error(None, str(refused.answer.reason))
        else:
            messages.success(
                request, _("The translators of “%(title)s” are told.") % {"title": page.title}
            )
            return redirect("wagtailadmin_explore", page.get_parent().pk)
    context = {"page": page, "form": form, "together": together(page)}
    return render(request, "languages/admin/ask.html", context)


def together(page: Page) -> list[TranslatedPage]:
    """Return the translations of a source page that wait for each other; none for a single one."""
    records = TranslationRecord.objects.together(page)
    waiting = translated_pages(Translation.objects.filter(record__in=records).order_by("pk"))
    return waiting if len(waiting) > 1 else []
