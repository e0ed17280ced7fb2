"""The superuser's forms for people and roles, in Wagtail's own lists."""

from django import forms
from django.contrib.auth.models import Group
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views import groups
from wagtail.users.views.users import UserViewSet

from hub.accounts.security_log import Kind, places_of, record
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


class RecordedPlaces:
    """Records where a role may work: Wagtail writes these rows without a signal."""

    object: Group | None = None

    def process_form(self) -> HttpResponse:
        before = self.places()
        response = super().process_form()
        after = self.places()
        if self.object and before != after:
            details = {"role": self.object.name, "what": "places", "before": before, "after": after}
            record(Kind.POWER, by=self.request.user, **details)
        return response

    def places(self) -> list[str]:
        """Return where the role may work; a new one is not saved yet."""
        return places_of(self.object) if self.object and self.object.pk else []


class HubRoleCreateView(RecordedPlaces, groups.CreateView):
    pass


class HubRoleEditView(RecordedPlaces, groups.EditView):
    pass


class HubRoleViewSet(groups.GroupViewSet):
    add_view_class = HubRoleCreateView
    edit_view_class = HubRoleEditView
