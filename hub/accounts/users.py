"""The superuser's forms for people, in Wagtail's own list of users."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet

from hub.text.mail_addresses import mail_key

FIELDS = ["username", "display_name", "email", "language"]


class OneName:
    """One name instead of two, and no email demanded."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["first_name"], self.fields["last_name"]
        self.fields["username"].label = _("Staff number or group ID")
        self.fields["email"].required = False

    def clean_email(self) -> str | None:
        return mail_key(self.cleaned_data["email"]) or None


class HubUserCreationForm(OneName, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = [*FIELDS, "is_superuser", "groups"]
        widgets = {"groups": forms.CheckboxSelectMultiple}


class HubUserEditForm(OneName, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = [*FIELDS, "is_active", "is_superuser", "groups"]
        widgets = {"groups": forms.CheckboxSelectMultiple}


class HubUserViewSet(UserViewSet):
    create_template_name = "accounts/users/create.html"
    edit_template_name = "accounts/users/edit.html"

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return HubUserEditForm if for_update else HubUserCreationForm
