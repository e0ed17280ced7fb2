"""The step about contact, and one question who may see it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms.publicity import PublicityStep
from groups.forms.rows import LinkRows
from groups.models import GroupPage
from hub.forms.fields import AddressField, PhoneField, PostalCodeField


def public_box(name: str) -> forms.BooleanField:
    """Return a folded entry; its label is that of what it publishes."""
    return forms.BooleanField(label=GroupPage._meta.get_field(name).verbose_name, required=False)


class ContactForm(PublicityStep):
    slug = "contact"
    template = "groups/portal/step_contact.html"
    heading = _("Contact")
    folded = (
        "representative",
        "contact_person",
        "phone",
        "second_phone",
        "fax",
        "email",
        "postal_code",
        "address",
        "building",
    )
    model_fields = (*folded[:3], "call_hours", *folded[3:], "website")
    field_classes = {
        "phone": PhoneField,
        "second_phone": PhoneField,
        "fax": PhoneField,
        "postal_code": PostalCodeField,
        "website": AddressField,
    }
    widgets = {
        "phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        "second_phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        "fax": forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        "postal_code": forms.TextInput(attrs={"inputmode": "numeric"}),
    }
    help_texts = {
        "representative": _("The city always needs it. The public sees it only if you say so."),
        "contact_person": _("Whom to ask, if it is somebody else."),
        "phone": _("For example: 029-000-0000"),
        "call_hours": _("For example: weekdays, 10 to 17. Shown with the phone number."),
        "email": _("Enquiries from the site reach you here, even if it is private."),
        "postal_code": _("For example: 310-8610"),
        "address": _("Where letters reach you."),
        "building": _("Name of the building, room, or “care of”."),
        "website": _("Your own site, if you have one. For example: kawabe.example.jp"),
    }
    needed = ("representative",)
    row_sets = {"links": LinkRows}

    representative_public = public_box("representative")
    contact_person_public = public_box("contact_person")
    phone_public = public_box("phone")
    second_phone_public = public_box("second_phone")
    fax_public = public_box("fax")
    email_public = public_box("email")
    postal_code_public = public_box("postal_code")
    address_public = public_box("address")
    building_public = public_box("building")


class ReachForm(PublicityStep):
    """Of the short way: what the city needs, and what residents ask for first."""

    slug = "reach"
    template = "groups/portal/step_contact.html"
    heading = _("How to reach you")
    asks_for_words = False
    folded = ("representative", "phone", "email")
    model_fields = folded
    field_classes = ContactForm.field_classes
    widgets = ContactForm.widgets
    help_texts = ContactForm.help_texts
    needed = ContactForm.needed

    representative_public = public_box("representative")
    phone_public = public_box("phone")
    email_public = public_box("email")
