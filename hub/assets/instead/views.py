"""Another file, or other words, in the place of an approved file: the form, and what became of it."""

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry

from hub.assets.instead import progress, services
from hub.assets.instead.forms import AnotherFileForm, other_words_form
from hub.assets.instead.permissions import may_copy, may_exchange
from hub.assets.instead.references import Asset
from hub.assets.models import HubDocument, HubImage
from hub.core.rules import Refused

MODELS = {"image": HubImage, "document": HubDocument}


def _asset(request: HttpRequest, kind: str, pk: int) -> Asset:
    """Return a file that somebody of this kind's editors asks for."""
    if not policy_registry.get_by_type(MODELS[kind]).user_has_permission(request.user, "change"):
        raise PermissionDenied
    return get_object_or_404(MODELS[kind], pk=pk)


def _kind(asset: Asset) -> str:
    return "image" if isinstance(asset, HubImage) else "document"


def offer_another(
    request: HttpRequest, asset: Asset, another: Form | None = None, words: Form | None = None
) -> HttpResponse:
    """Show where a file is used, and the two forms; what was typed elsewhere stands in them."""
    another = another or AnotherFileForm(asset)
    words = words or other_words_form(asset, initial=request.POST.dict())
    address_of = AdminURLFinder(request.user).get_edit_url
    references = ReferenceIndex.get_references_to(asset).group_by_source_object()
    others = [source for source, _uses in references if not isinstance(source, Page)]
    context = {
        "asset": asset,
        "kind": _kind(asset),
        "another": another,
        "words": words if may_copy(request.user, asset) else None,
        "uses": [(use, address_of(use.page)) for use in progress.used_by(asset, request.user)],
        "others": [(source, address_of(source)) for source in others],
        "media": another.media + words.media,
    }
    return render(request, "assets/approved_file.html", context)


def use_another(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Put a chosen file into the drafts of the pages that use this one."""
    asset = _asset(request, kind, pk)
    if request.method != "POST":
        return offer_another(request, asset)
    form = AnotherFileForm(asset, request.POST.get("new", ""))
    if form.is_valid():
        new = form.cleaned_data["new"]
        try:
            services.put_into_drafts(asset, new, request.user)
        except Refused as refused:
            form.add_error("new", refused.answer.reason)
        else:
            return redirect("assets:uses", kind, asset.pk, new.pk)
    return offer_another(request, asset, another=form)


def use_other_words(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Put a copy with other words into the drafts of the pages that use this file."""
    asset = _asset(request, kind, pk)
    if request.method != "POST":
        return offer_another(request, asset)
    form = other_words_form(asset, request.POST)
    if not form.is_valid():
        return offer_another(request, asset, words=form)
    try:
        new = services.put_copy_into_drafts(asset, request.user, form.cleaned_data)
    except Refused as refused:
        raise PermissionDenied(str(refused)) from refused
    except FileNotFoundError:
        form.add_error(None, _("The file itself is missing, so it cannot be copied."))
        return offer_another(request, asset, words=form)
    return redirect("assets:uses", kind, asset.pk, new.pk)


def uses(request: HttpRequest, kind: str, pk: int, new: int) -> HttpResponse:
    """Show what has become of the new file on each page; what was left can be tried again."""
    old, new = _asset(request, kind, pk), _asset(request, kind, new)
    if not (answer := may_exchange(request.user, old, new)):
        messages.error(request, answer.reason)
        return redirect(reverse("assets:instead", args=[kind, old.pk]))
    address_of = AdminURLFinder(request.user).get_edit_url
    found = progress.uses(old, new, request.user)
    context = {
        "old": old,
        "new": new,
        "kind": kind,
        "uses": [(use, address_of(use.page)) for use in found],
        "some_left": any(use.state == progress.State.LEFT and not use.languages for use in found),
    }
    return render(request, "assets/uses.html", context)
