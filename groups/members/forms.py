"""Inviting, handing over, answering; and what the desk writes down."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from groups.models import Invitation, Membership
from hub.accounts.forms import MailboxField, PersonNameField, optional_password

ROLES = [
    (
        Membership.Role.EDITOR,
        _("Editor: changes the page and sends it to the city"),
    ),
    (
        Membership.Role.OWNER,
        _("Representative: also invites people and removes them"),
    ),
]
BY_EMAIL = "email"


class LanguageForm(forms.Form):
    """The language of the mail is the reader's, not that of who writes."""

    language = forms.ChoiceField(
        label=_("Language of the e-mail"),
        choices=settings.LANGUAGES,
        initial=settings.LANGUAGE_CODE,
    )


class InviteForm(LanguageForm):
    email = MailboxField(label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    name = PersonNameField(
        label=_("Name"), required=False, help_text=_("May be left empty. It stands in the e-mail.")
    )
    role = forms.ChoiceField(
        label=_("Role"), choices=ROLES, initial=Membership.Role.EDITOR, widget=forms.RadioSelect
    )
    field_order = ["email", "name", "role", "language"]


class HandOverForm(LanguageForm):
    """To an editor of the group, or to someone by email; and the giver's own future role."""

    successor = forms.ChoiceField(label=_("Who takes over?"), widget=forms.RadioSelect)
    email = MailboxField(
        label=_("E-mail of somebody else"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    name = PersonNameField(label=_("Name of somebody else"), required=False)
    afterwards = forms.ChoiceField(
        label=_("And you, afterwards?"),
        choices=[("stay", _("I stay as an editor")), ("leave", _("I leave the group's page"))],
        initial="stay",
        widget=forms.RadioSelect,
    )
    field_order = ["successor", "email", "name", "language", "afterwards"]

    def __init__(self, *args, editors: list[Membership], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(row.pk), str(row.user)) for row in editors]
        self.fields["successor"].choices = [*people, (BY_EMAIL, _("Somebody else, by e-mail"))]
        if not people:
            self.initial["successor"] = BY_EMAIL

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.is_by_email and not cleaned.get("email") and not self.has_error("email"):
            self.add_error("email", _("Please write the e-mail of who takes over."))
        return cleaned

    @property
    def is_by_email(self) -> bool:
        return self.cleaned_data.get("successor") == BY_EMAIL

    @property
    def then_leaves(self) -> bool:
        return self.cleaned_data["afterwards"] == "leave"


class NewMemberForm(forms.Form):
    """An account is made when the invitation is accepted."""

    name = PersonNameField(
        label=_("Your name"),
        help_text=_("The others of the group and the desk see it; the public does not."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = optional_password()

    def __init__(self, *args, invitation: Invitation, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.invitation = invitation
        self.fields["name"].initial = invitation.name

    def clean(self) -> dict:
        from django.contrib.auth import get_user_model, password_validation

        cleaned = super().clean()
        if password := cleaned.get("password"):
            person = get_user_model()(
                display_name=cleaned.get("name", ""), email=self.invitation.email
            )
            try:
                password_validation.validate_password(password, person)
            except ValidationError as weak:
                self.add_error("password", weak)
        return cleaned


class ReasonForm(forms.Form):
    """The desk says why: it is kept, and the people concerned read it."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept, and told to the people concerned by e-mail."),
    )


class DeskInviteForm(ReasonForm, InviteForm):
    field_order = ["email", "name", "role", "language", "reason"]


class DeskAccountForm(ReasonForm):
    """An account with a 団体ID and a letter, for someone without email."""

    name = PersonNameField(label=_("Name of the person"))
    role = forms.ChoiceField(
        label=_("Role"), choices=ROLES, initial=Membership.Role.OWNER, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(
        label=_("Language of the letter"),
        choices=settings.LANGUAGES,
        initial=settings.LANGUAGE_CODE,
    )
    field_order = ["name", "role", "language", "reason"]
