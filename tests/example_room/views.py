"""Asking for a tool, and returning it."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hub.accounts.limits import declare_limit, is_within_limit
from tests.example_room.models import Loan, ToolPage

LENT_FOR = timedelta(days=14)
TOO_MANY = 429
declare_limit("tool", "2/h/key,100/h/ip")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    tool = get_object_or_404(ToolPage.objects.public_sources(), slug=slug)
    status = 200
    if request.method == "POST":
        if is_within_limit(request, "tool"):
            due = timezone.localdate() + LENT_FOR
            Loan.objects.create(tool=tool, user=request.user, due_on=due)
            return redirect(tool.url)
        status = TOO_MANY
    return render(request, "example_room/ask.html", {"tool": tool}, status=status)
