"""Exchanges in the portal, and the public page of one that was reported."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from events.exchanges import services
from events.exchanges.forms import ApplyForm, MatchForm, OfferForm, ReportForm
from events.exchanges.models import Exchange
from events.exchanges.permissions import groups_of, may_look
from events.exchanges.workflow import Action
from hub.accounts.limits import declare_limit, is_within_limit
from hub.core.rules import Refused
from hub.editorial.people import is_desk

declare_limit("exchange", "30/d/key")
METHODS = ["GET", "HEAD", "POST"]
MAX_SHOWN = 100


@never_cache
@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The exchanges of one's groups (the desk's: all), and who looks for a guest."""
    groups = groups_of(request.user)
    rows = Exchange.objects.all()
    if not is_desk(request.user):
        keys = groups.order_by().values("pk")
        rows = rows.filter(Q(host_group__in=keys) | Q(guest_group__in=keys))
    context = {
        "exchanges": rows[:MAX_SHOWN],
        "looking": Exchange.objects.looking()[:MAX_SHOWN],
        "may_offer": is_desk(request.user) or groups.exists(),
    }
    return _private(render(request, "exchanges/mine.html", context))


@never_cache
@login_required
@require_http_methods(METHODS)
def offer(request: HttpRequest) -> HttpResponse:
    """Offer what others can see."""
    if not is_desk(request.user) and not groups_of(request.user).exists():
        raise Http404
    form = OfferForm(request.user, request.POST or None)
    if form.is_bound and form.is_valid() and _is_within_limit(request, form):
        try:
            exchange = services.offer(form.offered(), request.user)
        except Refused as refused:
            form.add_error(None, str(refused.answer.reason))
        else:
            messages.success(request, _("Everyone can read it now."))
            return redirect("exchanges:one", pk=exchange.pk)
    status = 422 if form.is_bound else 200
    return _private(render(request, "exchanges/offer.html", {"form": form}, status=status))


@never_cache
@login_required
@require_http_methods(METHODS)
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One exchange: how it stands, and what who looks may do with it now."""
    exchange = get_object_or_404(Exchange, pk=pk)
    if not may_look(request.user, exchange):
        raise Http404
    bound = None
    if request.method == "POST":
        action = request.POST.get("do", "")
        bound = _form(action, request, exchange, request.POST)
        if bound is None or bound.is_valid():
            try:
                _do(action, request, exchange, bound)
                return redirect("exchanges:one", pk=pk)
            except Refused as refused:
                messages.error(request, str(refused.answer.reason))
                exchange.refresh_from_db()
    possible = services.actions_for(request.user, exchange)
    asked = [
        (
            action,
            bound
            if bound is not None and request.POST.get("do") == action
            else _form(action, request, exchange, None),
        )
        for action in possible
    ]
    context = {"exchange": exchange, "asked": asked}
    status = 422 if request.method == "POST" else 200
    return _private(render(request, "exchanges/one.html", context, status=status))


def _form(action: str, request: HttpRequest, exchange: Exchange, data) -> forms.Form | None:
    """Return the form of an action that asks for something."""
    if action == Action.APPLY:
        return ApplyForm(request.user, data, prefix=action)
    if action == Action.MATCH:
        return MatchForm(data, prefix=action)
    if action == Action.REPORT:
        known = {name: getattr(exchange, name) for name in ("learned", "will_use", "for_all")}
        return ReportForm(data, initial=known, prefix=action)
    return None


def _do(action: str, request: HttpRequest, exchange: Exchange, form: forms.Form | None) -> None:
    """Do what a button says.

    Raises:
        Refused: it is not possible, or there is no such button.
    """
    user, key, now = request.user, exchange.pk, timezone.now()
    if not is_within_limit(request, "exchange", str(user.pk)):
        raise Refused.because(_("That was often today. Please call the desk."))
    if form is not None:
        _written(action, user, key, form, now)
    elif action == Action.DECLINE:
        services.decline(key, user)
    elif action == Action.FINISH:
        services.finish(key, user, timezone.localdate(now))
    elif action == Action.AGREE:
        services.agree(key, user, now)
    elif action == Action.WITHDRAW:
        services.withdraw(key, user)
    else:
        raise Refused.because(_("That cannot be done."))


def _written(action: str, user, key: int, form: forms.Form, now: datetime) -> None:
    typed = form.cleaned_data
    if action == Action.APPLY:
        services.apply(key, user, form.side, typed["wish"])
    elif action == Action.MATCH:
        services.match(key, user, typed["first_day"], typed["second_day"], typed["plan"])
    else:
        services.report(key, user, now, **typed)


def _is_within_limit(request: HttpRequest, form: forms.Form) -> bool:
    allowed = is_within_limit(request, "exchange", str(request.user.pk))
    if not allowed:
        form.add_error(None, _("That was often today. Please call the desk."))
    return allowed


def _private(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """What was learned, for everyone, once both sides have agreed."""
    exchange = Exchange.objects.public_reports().filter(pk=pk).first()
    if exchange is None:
        raise Http404
    return render(request, "exchanges/report.html", {"exchange": exchange})
