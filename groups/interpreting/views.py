"""What a group is asked to interpret, with a button for yes and one for no."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groups.access import for_members
from groups.interpreting.asking import in_words, wishes_for
from groups.models import GroupPage
from hub.accounts.forms import TOO_MANY_CODES
from hub.accounts.limits import declare_limit, is_within_limit
from hub.core.rules import Refused
from hub.signups.interpreters.services import reply
from hub.submissions.workflow import ReviewState

declare_limit("interpreting", "60/h/user")


@for_members
@require_http_methods(["GET", "HEAD", "POST"])
def interpreting(request: HttpRequest, group: GroupPage, review_state: ReviewState) -> HttpResponse:
    if request.method == "POST":
        try:
            _answer(request, group)
        except Refused as refused:
            messages.error(request, refused.answer.reason)
        return redirect("portal:interpreting", group.pk)
    asked = [
        (wish, in_words(wish), wish.reply_of(group.pk))
        for wish in wishes_for(group, timezone.now())
    ]
    context = {"group": group, "found": group, "asked": asked}
    return render(request, "groups/interpreting/asked.html", context)


def _answer(request: HttpRequest, group: GroupPage) -> None:
    """Keep a yes or a no.

    Raises:
        Refused: it is not asked any more, or was answered very often.
    """
    now, sent = timezone.now(), request.POST
    about = next(
        (
            wish
            for wish in wishes_for(group, now)
            if sent.get("about") == f"{wish.sheet.key}:{wish.language}"
        ),
        None,
    )
    if about is None or sent.get("do") not in ("yes", "no"):
        raise Refused.because(_("No one needs an interpreter for this any more."))
    if not is_within_limit(request, "interpreting"):
        raise Refused.because(TOO_MANY_CODES)
    reply(about.sheet, about.language, group, now, can_come=sent["do"] == "yes")
    messages.success(request, _("Thank you for your answer."))
