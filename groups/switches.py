"""The directory with the groups' portal, and what a city may do without in it."""

from django.utils.translation import gettext_lazy as _

from hub.core.parts import Part

PARTS = [
    Part("groups", _("Citizen groups"), ("groups",)),
    # Who has an account signs in by mail and hands in changes either way; the desk still types.
    Part(
        "groups.registration",
        _("Registering a group by oneself"),
        (
            "groups.registration.reminders",
            "groups.registration.views.start",
            "groups.mail.unfinished",
        ),
    ),
    # Pausing and closing a group are there without it.
    Part(
        "groups.yearly_confirmation",
        _("Yearly confirmation"),
        (
            "groups.yearly_confirmation.desk",
            "groups.yearly_confirmation.paper_forms",
            "groups.yearly_confirmation.views.confirm",
            "groups.yearly_confirmation.views.confirm_signed_in",
            *(
                f"groups.yearly_confirmation.mail.{name}"
                for name in ("asked", "desk_began", "desk_grace", "reminded", "taken_out")
            ),
        ),
    ),
    # The QR code of a page is there without it.
    Part(
        "groups.leaflets",
        _("Leaflets and information corners"),
        (
            "groups.leaflets.desk",
            "groups.leaflets.laid_out_here",
            "groups.leaflets.screen",
            "groups.leaflets.views.file",
            "groups.leaflets.views.sheet",
            "groups.models.information_corner",
        ),
    ),
    # Those that are public already are still looked at.
    Part("groups.urgent", _("Urgent corrections")),
]
