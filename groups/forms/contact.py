"""The step about contact: each entry with who may see it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms.base import GroupStep
from groups.forms.rows import LinkRows
from hub.forms.fields import AddressField, PhoneField, PostalCodeField, PublicField


class ContactForm(GroupStep):
    slug = "contact"
    template = "groups/portal/step_contact.html"
    heading = _("Contact")
    intro = _("You choose for each entry whether everybody sees it. Nothing is shown until you do.")
    private = (
        "representative",
        "contact_person",
        "phone",
        "email",
        "postal_code",
        "address",
        "building",
    )
    model_fields = (*private, "website")
    field_classes = {
        "phone": PhoneField,
        "postal_code": PostalCodeField,
        "website": AddressField,
    }
    widgets = {
        "phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        "postal_code": forms.TextInput(attrs={"inputmode": "numeric"}),
    }
    help_texts = {
        "representative": _("The city always needs it. The public sees it only if you say so."),
        "contact_person": _("Whom to ask, if it is somebody else."),
        "phone": _("For example: 029-000-0000"),
        "email": _("Enquiries from the site reach you here, even if it is private."),
        "postal_code": _("For example: 310-8610"),
        "address": _("Where letters reach you."),
        "building": _("Name of the building, room, or “care of”."),
        "website": _("Your own site, if you have one. For example: kawabe.example.jp"),
    }
    needed = ("representative",)
    row_sets = {"links": LinkRows}

    representative_public = PublicField(_("Who may see the representative?"))
    contact_person_public = PublicField(_("Who may see the contact person?"))
    phone_public = PublicField(_("Who may see the phone number?"))
    email_public = PublicField(_("Who may see the e-mail address?"))
    postal_code_public = PublicField(_("Who may see the postal code?"))
    address_public = PublicField(_("Who may see the address?"))
    building_public = PublicField(_("Who may see the building?"))

    @property
    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each private-or-public field with its choice."""
        return [(self[name], self[f"{name}_public"]) for name in self.private]
