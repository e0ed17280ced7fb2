from django.utils import translation
from django.utils.translation import gettext as _

from hub.enquiries.models import MistakeReport
from hub.mail.services import absolute, queue_mail


def forward(report: MistakeReport) -> bool:
    """Ask the page's people, each in their language; return whether there was an address."""
    mailbox, page = report.mailbox, report.subject
    sent = []
    for reader in mailbox.readers(page) if mailbox else ():
        with translation.override(reader.language):
            context = {
                "page": page,
                "report": report,
                "labels": report.what_labels,
                "public_address": page.full_url,
                "address": absolute(mailbox.portal_path(page)),
                "reason": _("You keep this page."),
            }
            sent.append(
                queue_mail(
                    template="enquiries/mistakes/mail/forward",
                    context=context,
                    address=reader.address,
                    language=reader.language,
                )
            )
    return any(sent)
