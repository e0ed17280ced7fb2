"""What the QR code on the wall opens: who is signed up says that they are here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hub.accounts.forms import TOO_MANY_CODES
from hub.accounts.limits import declare_limit, is_within_limit
from hub.attendance import services
from hub.attendance.links import sheet_of_wall
from hub.attendance.permissions import may_say_that_they_are_here
from hub.attendance.views.pages import METHODS
from hub.core.rules import Refused
from hub.signups.forms import NumberForm
from hub.signups.links import signup_with_code
from hub.signups.models import Sheet
from hub.signups.pages import about_page

declare_limit("here", "30/h/key,600/h/ip")


@csrf_exempt  # it knows people by what they type alone; browsers inside apps may refuse cookies
@never_cache
@require_http_methods(METHODS)
def here(request: HttpRequest, token: str) -> HttpResponse:
    sheet = sheet_of_wall(token)
    if sheet is None:
        return redirect("sign_up_find")
    answer = may_say_that_they_are_here(sheet, timezone.now())
    form = NumberForm(request.POST or None)
    name = ""
    if answer and request.method == "POST" and form.is_valid():
        name = _came(request, sheet, form)
    return about_page(
        request,
        "attendance/here.html",
        sheet,
        form=form,
        not_now="" if answer else answer.reason,
        is_done=bool(name),
        number=name,
    )


def _came(request: HttpRequest, sheet: Sheet, form: NumberForm) -> str:
    """Return the number of who has come, or say on the form why not."""
    if not is_within_limit(request, "here"):
        form.add_error(None, TOO_MANY_CODES)
        return ""
    signup = signup_with_code(form.cleaned_data["number"])
    if signup is None or signup.sheet_id != sheet.pk:
        form.add_error("number", _("No sign-up has this number."))
        return ""
    try:
        return services.check_in_oneself(signup, timezone.now()).code
    except Refused as refused:
        form.add_error("number", str(refused.answer.reason))
        return ""
