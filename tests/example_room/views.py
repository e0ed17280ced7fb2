"""Asking for a tool, and the page of a tool that one lends."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts.limits import declare_limit, is_within_limit
from hub.applications.views import look_over
from hub.forms.sessions import signed_in
from hub.forms.views import Place, edit_step
from hub.submissions.access import for_keepers
from hub.submissions.pages import with_steps
from hub.submissions.workflow import ReviewState
from tests.example_room import services
from tests.example_room.models import Loan, ToolPage
from tests.example_room.portal import LOAN, TOOL

TOO_MANY = 429
MAX_TITLE = 60
declare_limit("tool", "2/h/key,100/h/ip")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def borrow(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin to ask for a tool."""
    tool = get_object_or_404(ToolPage.objects.public_sources(), slug=slug)
    status = 200
    if request.method == "POST":
        if is_within_limit(request, "tool"):
            loan = Loan.objects.create(tool=tool, user=request.user)
            return redirect("tools:loan_step", loan.pk, LOAN.steps[0].slug)
        status = TOO_MANY
    return render(request, "example_room/borrow.html", {"tool": tool}, status=status)


def _own(request: HttpRequest, pk: int) -> Loan:
    return get_object_or_404(Loan.objects.select_related("tool"), pk=pk, user=request.user)


def _place(loan: Loan) -> Place:
    overview = reverse("tools:loan", args=[loan.pk])
    return Place(
        base_template="example_room/base.html",
        overview=overview,
        following=overview,
        step=lambda slug: reverse("tools:loan_step", args=[loan.pk, slug]),
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def loan_step(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    loan = _own(request, pk)
    return edit_step(request, LOAN, loan, slug, _place(loan))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def loan(request: HttpRequest, pk: int) -> HttpResponse:
    """What was filled in, looked over and asked for, and what the desk answered."""
    found = _own(request, pk)
    return look_over(request, found, _place(found))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest) -> HttpResponse:
    """Begin the page of a tool that one lends."""
    title = request.POST.get("title", "").replace("\x00", "").strip()[:MAX_TITLE]
    if request.method == "POST" and title:
        return redirect(TOOL.address(services.offer(request.user, title)))
    if request.method == "POST":
        messages.error(request, "道具の名前を書いてください。")
    return render(
        request, "example_room/offer.html", status=422 if request.method == "POST" else 200
    )


@for_keepers
@require_safe
def _tool(request: HttpRequest, page: ToolPage, review_state: ReviewState) -> HttpResponse:
    return render(request, "example_room/tool.html", with_steps(request, page, review_state))


def tool(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of a tool that one keeps, and how it stands."""
    return _tool(request, portal=TOOL, pk=pk)
