"""Mail that did not get out, for people to look at."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn

from hub.core.columns import FormColumn, MomentColumn
from hub.core.reports import GuardedReport
from hub.mail.models import OutgoingMail
from hub.mail.services import deliver


def may_see_mail(user) -> bool:
    return user.is_active and user.has_perm("mail.view_outgoingmail")


class TryAgainColumn(FormColumn):
    cell_template_name = "mail/try_again_cell.html"


class MailNotSentView(GuardedReport):
    model = OutgoingMail
    may_read = staticmethod(may_see_mail)
    page_title = gettext_lazy("E-mails not sent")
    header_icon = "mail"
    index_url_name = "editorial:mail_not_sent"
    index_results_url_name = "editorial:mail_not_sent_results"
    columns = [
        Column("recipient", label=gettext_lazy("Recipient")),
        Column("subject", label=gettext_lazy("Subject")),
        DateColumn("created_at", label=gettext_lazy("Written")),
        Column("attempts", label=gettext_lazy("Attempts")),
        Column("last_error", label=gettext_lazy("Last error")),
        MomentColumn("next_attempt_at", label=gettext_lazy("Next attempt")),
        TryAgainColumn("try_again", label="", accessor="pk"),
    ]
    list_export = ["recipient", "subject", "created_at", "attempts", "last_error"]

    def get_queryset(self):
        return OutgoingMail.objects.not_sent()


@require_POST
def try_again(request: HttpRequest, pk: int) -> HttpResponse:
    if not may_see_mail(request.user):
        raise PermissionDenied
    mail = get_object_or_404(OutgoingMail.objects.not_sent(), pk=pk)
    mail.try_again()
    deliver.enqueue(mail.pk)
    messages.success(request, _("The e-mail will be sent again."))
    return redirect("editorial:mail_not_sent")
