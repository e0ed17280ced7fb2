from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from groups.models import MistakeReport
from hub.mail.services import absolute, queue_mail

JAPANESE = "ja"


def forward(report: MistakeReport) -> bool:
    """Write to the members of the group (each in their language) and to its own address."""
    group = report.group
    people = [membership.user for membership in group.memberships.select_related("user")]
    known = {(person.email or "").lower() for person in people}
    sent = [_write(report, person.language, recipient=person) for person in people]
    if group.email and group.email.lower() not in known:
        sent.append(_write(report, JAPANESE, address=group.email))
    return any(sent)


def _write(report: MistakeReport, language: str, **to: object) -> bool:
    with translation.override(language):
        return queue_mail(
            template="groups/mistakes/mail/forward",
            context={
                "group": report.group,
                "report": report,
                "labels": report.what_labels,
                "public_address": report.group.full_url,
                "address": absolute(reverse("portal:group", args=[report.group_id])),
                "reason": _("You keep the page of this group."),
            },
            language=language,
            **to,
        )
