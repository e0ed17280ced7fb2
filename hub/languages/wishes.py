"""Readers say in which language they would like to read a page: no account, counted once a day."""

from allauth.account.adapter import get_adapter
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from hub.accounts.limits import consume, declare_limit
from hub.accounts.roles import translated_languages
from hub.core.forms import GuardedForm
from hub.core.locales import active_language, default_locale_id, locale_ids
from hub.core.querysets import unrestricted
from hub.languages.models import Wish

declare_limit("wish", "60/d/ip,1/d/key")


class WishForm(GuardedForm):
    """One button."""

    least_seconds = 1


def may_be_wished(page: Page, language: str) -> bool:
    """Return whether `page` (a source) is not there in `language` and could be one day."""
    if language not in translated_languages():
        return False
    there = Page.objects.live().filter(
        translation_key=page.translation_key, locale_id=locale_ids()[language]
    )
    return not there.exists()


def wanted() -> Q:
    """Return a condition on source pages: readers would like to read them in their language."""
    return Q(translation_key__in=Wish.objects.values("translation_key"))


@transaction.atomic
def count_wish(page: Page, language: str) -> None:
    """Count one reader of today."""
    row = {
        "translation_key": page.translation_key,
        "language": language,
        "day": timezone.localdate(),
    }
    try:
        with transaction.atomic():
            Wish.objects.get_or_create(**row)
    except IntegrityError:
        pass  # another request was quicker, and the row is there
    Wish.objects.filter(**row).update(count=F("count") + 1)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def wish(request: HttpRequest, page_id: int) -> HttpResponse:
    """I want to read this in my language. A page of its own: public pages need no form token."""
    sources = unrestricted(Page.objects.live().filter(locale_id=default_locale_id()))
    page, language = get_object_or_404(sources, pk=page_id), active_language()
    context = {"subject": page, "lang": language}
    if request.GET.get("thanks"):
        return render(request, "languages/wish.html", {**context, "thanks": True})
    if not may_be_wished(page, language):
        return redirect(page.get_url(request))
    form = WishForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if _is_first_today(request, page, language):
            count_wish(page, language)
        return redirect(f"{request.path}?thanks=1")
    return render(request, "languages/wish.html", {**context, "form": form})


def _is_first_today(request: HttpRequest, page: Page, language: str) -> bool:
    """The limits keep a reader's address for a day, and nothing else does."""
    address = get_adapter().get_client_ip(request)
    key = f"{address}:{page.translation_key}:{language}"
    return consume(request, "wish", key=key)
