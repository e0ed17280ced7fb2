"""wagtail-localize's views behind our rules (it asks for `submit_translation` alone)."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import stop_translation as stock_stop_translation
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from hub.core.locales import default_locale_id
from hub.languages.services import tell_translators


class GuardedSubmitView(SubmitPageTranslationView):
    """Ask for translations of a source page that one may edit, whose parent is translated.

    Without its parent wagtail-localize would make a live Japanese alias of it.
    """

    def get_object(self) -> Page:
        page = super().get_object()
        if page.locale_id != default_locale_id():
            raise PermissionDenied
        if not page.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return page

    @transaction.atomic
    def form_valid(self, form):
        response = super().form_valid(form)
        codes = [locale.language_code for locale in form.cleaned_data["locales"]]
        tell_translators(self.object, codes, self.request.user)
        return response

    def get_form(self):
        form = super().get_form()
        form.fields["include_subtree"].disabled = True
        form.fields["include_subtree"].initial = False
        parent = self.object.get_parent()
        if not parent.is_root():
            translated = Page.objects.filter(translation_key=parent.translation_key)
            locales = Locale.objects.filter(pk__in=translated.values("locale_id"))
            field = form.fields["locales"]
            field.queryset = field.queryset.filter(pk__in=locales.values("pk"))
        return form

    def get_default_success_url(self, translated_page: Page | None = None) -> str:
        """Back to the list: who asks for a translation may seldom edit it."""
        return super().get_default_success_url()


class GuardedUpdateView(UpdateTranslationsView):
    """Bring the source's changes to its translations as drafts; reviewers publish them."""

    def get_object(self):
        source = super().get_object()
        page = source.get_source_instance()
        may_edit = page.permissions_for_user(self.request.user).can_edit
        if isinstance(page, Page) and not may_edit():
            raise PermissionDenied
        return source

    def get_form(self):
        form = super().get_form()
        form.fields["publish_translations"].disabled = True
        form.fields["publish_translations"].initial = False
        return form


def stop_translation(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Turning a translation into a page of its own would leave our rules: superusers only."""
    get_object_or_404(Translation, pk=translation_id)
    if not request.user.is_superuser:
        raise PermissionDenied
    return stock_stop_translation(request, translation_id)
