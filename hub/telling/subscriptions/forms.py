"""What people fill in to be told of news."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hub.core.forms import GuardedForm
from hub.forms.fields import EmailField
from hub.telling import topics
from hub.telling.choices import HowOften
from hub.telling.models import Subscriber, Subscription


class SubscribeForm(GuardedForm):
    """About what, how often, to which address: nothing else is asked."""

    topic = forms.CharField(widget=forms.HiddenInput, max_length=80)
    how_often = forms.ChoiceField(
        label=_("How often we write"),
        choices=HowOften,
        initial=HowOften.WEEKLY,
        widget=forms.RadioSelect,
        help_text=_("If there is nothing new, you get no e-mail."),
    )
    email = EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )

    def __init__(self, *args, topic: str = "", **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if topic:
            self.initial["topic"] = topic
        else:
            self.fields["topic"] = forms.ChoiceField(
                label=_("News about what"), choices=topics.offered
            )
            self.order_fields(["topic", "how_often", "email"])

    def clean_topic(self) -> str:
        topic = self.cleaned_data["topic"]
        if not topics.name_of(topic):
            raise forms.ValidationError(_("There is no news about this any more."))
        return topic


class ManageForm(forms.Form):
    """Language, and how often of each topic."""

    language = forms.ChoiceField(label=_("Language of the e-mails"), choices=settings.LANGUAGES)

    def __init__(self, *args, subscriber: Subscriber, rows: list[Subscription], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.initial["language"] = subscriber.language
        for row in rows:
            self.fields[f"often-{row.pk}"] = forms.ChoiceField(
                label=topics.name_of(row.topic), choices=HowOften, initial=row.how_often
            )

    def how_often(self) -> dict[int, str]:
        """Return {key of a subscription: how often}."""
        return {
            int(name.removeprefix("often-")): value
            for name, value in self.cleaned_data.items()
            if name.startswith("often-")
        }
