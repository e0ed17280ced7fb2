"""The page on which an office answers for its promises: reached from a mail, without an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hub.accounts.forms import TOO_MANY_CODES, WRONG_CODE
from hub.accounts.limits import declare_limit, is_within_limit
from hub.accounts.links import find_link
from hub.core.rules import Refused
from hub.followups import services
from hub.followups.addresses import head
from hub.followups.forms import AddressForm, AnswerForm, DigitsForm, ReasonForm
from hub.followups.models import FollowUp
from hub.followups.permissions import may_explain
from hub.followups.purposes import FOLLOW_UP
from hub.followups.words import said_of
from hub.followups.workflow import State
from hub.text.mail_addresses import mail_key
from hub.text.numbers import whole_number

declare_limit("promises_digits", "10/h/key,100/h/ip")
declare_limit("promises_digits_of_address", "5/d/key")
declare_limit("promises_typed", "20/h/key,200/h/ip")
METHODS = ["GET", "HEAD", "POST"]


def _page(request: HttpRequest, name: str, **context: object) -> HttpResponse:
    """Answer; search engines keep none of it, no other site learns its address."""
    response = render(request, f"followups/{name}.html", context)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response


@never_cache
@require_http_methods(METHODS)
def find(request: HttpRequest) -> HttpResponse:
    """For whoever cannot press the link of the mail: the address and six digits open the page."""
    asks = request.POST.get("do") == "ask"
    wanted = AddressForm(request.POST if asks else None)
    typed = DigitsForm(request.POST if request.method == "POST" and not asks else None)
    sent = ""
    if wanted.is_bound and wanted.is_valid():
        address = mail_key(wanted.cleaned_data["email"])
        if is_within_limit(request, "promises_digits") and is_within_limit(
            request, "promises_digits_of_address", address
        ):
            services.send_digits(address, timezone.now())
            sent = address
            typed = DigitsForm(initial={"email": address})
        else:
            wanted.add_error(None, TOO_MANY_CODES)
    elif typed.is_bound and typed.is_valid():
        if not is_within_limit(request, "promises_typed"):
            typed.add_error(None, TOO_MANY_CODES)
        elif token := services.token_by_digits(
            typed.cleaned_data["email"], typed.cleaned_data["code"]
        ):
            return redirect("promises_answer", token)
        else:
            typed.add_error("code", WRONG_CODE)
    return _page(request, "find", wanted=wanted, typed=typed, sent=sent)


@never_cache
@require_http_methods(METHODS)
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """All that a mailbox is asked. Looking changes nothing; each button answers for one promise."""
    link = find_link(token, FOLLOW_UP)
    if link is None:
        return redirect("promises_find")
    rows = FollowUp.objects.asked_of(link.email).to_be_answered().with_names()
    today = timezone.localdate()
    items = [_item(request, followup, link.email) for followup in rows]
    said = ""
    if request.method == "POST":
        number = whole_number(request.POST.get("number", ""))
        item = next((item for item in items if item["followup"].pk == number), None)
        if item is not None and _is_done(item, link.email):
            return redirect(f"{request.path}?done={number}")
    if done := whole_number(request.GET.get("done", "")):
        followup = FollowUp.objects.asked_of(link.email).filter(pk=done).first()
        said = said_of(followup, today).words if followup else ""
    return _page(request, "answer", items=items, said=said)


def _item(request: HttpRequest, followup: FollowUp, address: str) -> dict[str, object]:
    """Return a promise with its forms, the one filled in that was sent."""
    is_sent = request.POST.get("number") == str(followup.pk)
    do = request.POST.get("do") if is_sent else ""
    prefix = f"p{followup.pk}"
    explains = head(followup) == address and bool(may_explain(followup, address))
    return {
        "followup": followup,
        "said": said_of(followup, timezone.localdate()),
        "answer": AnswerForm(
            request.POST if do == "answer" else None, followup=followup, prefix=prefix
        ),
        "reason": ReasonForm(request.POST if do == "explain" else None, prefix=f"{prefix}r")
        if explains
        else None,
    }


def _is_done(item: dict, address: str) -> bool:
    """Do what was sent for a promise, or say on its form why not."""
    followup, now = item["followup"], timezone.now()
    form = item["answer"] if item["answer"].is_bound else item["reason"]
    if form is None or not form.is_bound or not form.is_valid():
        return False
    try:
        if form is item["answer"]:
            values = form.cleaned_data | {"state": State(form.cleaned_data["state"])}
            services.answer(followup.pk, address, now, **values)
        else:
            services.explain(followup.pk, address, timezone.localdate(now), **form.cleaned_data)
    except Refused as refused:
        form.add_error(None, str(refused.answer.reason))
        return False
    return True
