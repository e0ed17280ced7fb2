"""What readers may send in about a page."""

from django.utils.translation import gettext_lazy as _

from hub.core.parts import Part

PARTS = [
    Part(
        "enquiries",
        _("Enquiries through pages"),
        (
            "hub.enquiries.views",
            "hub.enquiries.answers",
            "hub.enquiries.permissions.accepts_enquiries",
            "hub.enquiries.admin.actions.block",
            "hub.enquiries.admin.actions.close",
            "hub.enquiries.admin.actions.passed_on",
            "hub.enquiries.admin.enquiries",
            "hub.enquiries.admin.senders",
            "enquiries.mail",
        ),
    ),
    Part(
        "mistakes",
        _("Reports of mistakes"),
        (
            "hub.enquiries.mistakes",
            "hub.enquiries.admin.actions.forward",
            "hub.enquiries.admin.actions.settle",
            "hub.enquiries.admin.mistakes",
            "enquiries.mistakes.mail",
        ),
    ),
    Part(
        "feedback",
        _("Readers' answers"),
        (
            "hub.enquiries.feedback",
            "hub.enquiries.admin.feedback",
            "hub.enquiries.models.feedback",
        ),
    ),
]
