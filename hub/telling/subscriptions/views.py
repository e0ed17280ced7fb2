"""The pages on which people ask to be told, confirm it, and end it: no account, no cookie."""

from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hub.accounts.forms import TOO_MANY_CODES, WRONG_CODE, CodeForm
from hub.accounts.limits import declare_limit, is_within_limit
from hub.accounts.links import find_link
from hub.core.http import parameter
from hub.core.locales import active_language
from hub.core.retention import Months
from hub.core.rules import Refused
from hub.telling import topics
from hub.telling.links import manage_path, subscriber_of
from hub.telling.models import MAX_TOPIC, Subscriber, UnconfirmedSubscription
from hub.telling.purposes import SUBSCRIPTION
from hub.telling.subscriptions import services
from hub.telling.subscriptions.asking_again import ASK_AFTER
from hub.telling.subscriptions.forms import ManageForm, SubscribeForm
from hub.text.mail_addresses import mail_key
from hub.text.numbers import whole_number

declare_limit("subscribe", "20/h/key,200/h/ip")
declare_limit("subscribe_of_address", "10/d/key")
METHODS = ["GET", "HEAD", "POST"]


def _page(request: HttpRequest, name: str, *, status: int = 200, **context: object) -> HttpResponse:
    """Answer; search engines keep none of it, no other site learns its address."""
    response = render(request, f"telling/{name}.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response


@never_cache
@require_http_methods(METHODS)
def subscribe(request: HttpRequest) -> HttpResponse:
    """Ask for news: about the topic in the address, or about one that is chosen here."""
    topic = parameter(request, "topic", MAX_TOPIC)
    name = topics.name_of(topic)
    form = SubscribeForm(request.POST or None, topic=topic if name else "")
    status = 200
    if request.method == "POST" and form.is_valid():
        if _may_mail(request, form.cleaned_data["email"]):
            return redirect("subscribe_sent", key=_asked(form).key)
        form.add_error(None, TOO_MANY_CODES)
        status = 429
    return _page(request, "subscribe", form=form, topic_name=name, status=status)


def _may_mail(request: HttpRequest, email: str) -> bool:
    """Count that a mail goes to a typed address; return whether there were not too many."""
    return is_within_limit(request, "subscribe") and is_within_limit(
        request, "subscribe_of_address", mail_key(email)
    )


def _asked(form: SubscribeForm) -> UnconfirmedSubscription:
    typed = form.cleaned_data
    return services.ask(
        topic=typed["topic"],
        how_often=typed["how_often"],
        email=typed["email"],
        language=active_language(),
        form_key=form.key("subscribe"),
    )


@never_cache
@require_http_methods(METHODS)
def sent(request: HttpRequest, key: UUID) -> HttpResponse:
    """What somebody sees who has just asked: the digits are typed here."""
    asked = UnconfirmedSubscription.objects.filter(key=key).first()
    if asked is None:
        raise Http404
    code = CodeForm(request.POST or None)
    problem = ""
    if code.is_bound and code.is_valid():
        try:
            if link := services.link_by_code(asked, code.cleaned_data["code"]):
                return redirect(manage_path(services.confirm(asked, link, timezone.now())))
            code.add_error("code", WRONG_CODE)
        except Refused as refused:
            problem = str(refused.answer.reason)
    return _page(
        request,
        "sent",
        asked=asked,
        topic_name=topics.name_of(asked.topic),
        code_form=code,
        problem=problem,
        again=f"{reverse('subscribe')}?topic={asked.topic}",
        mail_domain=parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2],
    )


@never_cache
@require_http_methods(METHODS)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link in the mail: looking does nothing, the button counts."""
    link = find_link(token, SUBSCRIPTION)
    asked = services.of_link(link)
    if link is None or asked is None:
        return _page(request, "gone", status=410)
    problem = ""
    if request.method == "POST":
        try:
            return redirect(manage_path(services.confirm(asked, link, timezone.now())))
        except Refused as refused:
            problem = str(refused.answer.reason)
    name = topics.name_of(asked.topic)
    return _page(request, "confirm", asked=asked, topic_name=name, problem=problem)


@never_cache
@require_http_methods(METHODS)
def manage(request: HttpRequest, token: str) -> HttpResponse:
    """What somebody is told of, for whoever holds the link: changed, ended, wanted on."""
    subscriber = subscriber_of(token)
    if subscriber is None:
        return _page(request, "gone", status=410)
    named = [(row, topics.name_of(row.topic)) for row in subscriber.subscriptions.all()]
    rows = [row for row, name in named if name]
    sent_form = request.POST if request.POST.get("do") == "change" else None
    form = ManageForm(sent_form, subscriber=subscriber, rows=rows)
    if request.method == "POST" and (is_left := _done(request, subscriber, form)) is not None:
        return redirect(manage_path(subscriber)) if is_left else _page(request, "ended")
    return _page(
        request,
        "manage",
        subscriber=subscriber,
        form=form,
        rows=named,
        asks=subscriber.wanted_at < Months(ASK_AFTER).cutoff(timezone.now()),
    )


def _done(request: HttpRequest, subscriber: Subscriber, form: ManageForm) -> bool | None:
    """Do what a button says; return whether anything is left, None if it was filled in wrongly."""
    now, what = timezone.now(), request.POST.get("do", "")
    if what == "change" and form.is_valid():
        language = form.cleaned_data["language"]
        services.change(subscriber, now, language=language, how_often=form.how_often())
        return True
    if what == "keep":
        services.still_wants(subscriber, now)
        return True
    if what == "end":
        return services.end_one(subscriber, whole_number(request.POST.get("which", "")), now)
    if what == "end_all":
        services.end_all(subscriber)
        return False
    return None


@csrf_exempt  # mail programs send it without having seen a page (RFC 8058)
@never_cache
@require_http_methods(METHODS)
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """End everything by one POST; looking at the address shows the button that does it."""
    subscriber = subscriber_of(token)
    if subscriber is None:
        return _page(request, "ended" if request.method == "POST" else "gone")
    if request.method == "POST":
        services.end_all(subscriber)
        return _page(request, "ended")
    manage_address = manage_path(subscriber)
    return _page(request, "unsubscribe", subscriber=subscriber, manage=manage_address)
