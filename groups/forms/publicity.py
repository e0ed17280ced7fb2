"""One question about what everybody sees of a group's contact, with each entry folded below it."""

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from groups.forms.base import GroupStep
from groups.privacy import PUBLIC_CHOICES

CHOICES = tuple(dict.fromkeys(PUBLIC_CHOICES.values()))
PHONE_AND_MAIL = frozenset({"phone_public", "email_public"})


class Shown(TextChoices):
    """The answers, in words that say what happens."""

    NOTHING = "nothing", _("Nothing: only the city sees it")
    PHONE_AND_MAIL = "phone_and_mail", _("Phone and e-mail")
    CHOSEN = "chosen", _("I choose below")


class PublicityStep(GroupStep):
    """A step that asks it; `folded` are the entries that can be chosen one by one.

    The answer is none of the values: those are the choices of all entries, also of those that this
    step does not show, so that "nothing" means nothing.
    """

    folded: tuple[str, ...]

    shown = forms.ChoiceField(
        label=_("What may everybody see?"),
        choices=Shown.choices,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Enquiries from the site reach you either way."),
    )

    @classmethod
    def extra_fields(cls) -> tuple[str, ...]:
        return (*super().extra_fields(), "shown")

    @classmethod
    def value_names(cls) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*super().value_names(), *CHOICES]))

    def initial_of(self, values):
        public = {name for name in CHOICES if values[name]}
        known = {frozenset(): Shown.NOTHING, PHONE_AND_MAIL: Shown.PHONE_AND_MAIL}
        return {**values, "shown": known.get(frozenset(public), Shown.CHOSEN)}

    def clean(self):
        cleaned = super().clean()
        ticked = {name: cleaned.get(name, self.current[name]) for name in CHOICES}
        shown = cleaned.get("shown") or Shown.CHOSEN
        if shown != Shown.CHOSEN:
            answered = {
                name: shown == Shown.PHONE_AND_MAIL and name in PHONE_AND_MAIL for name in CHOICES
            }
            now_ticked = {name for name in CHOICES if ticked[name] and not self.current[name]}
            if any(not answered[name] for name in now_ticked):
                self.add_error(
                    "shown",
                    _("You ticked entries below: please choose “I choose below”, or untick them."),
                )
            ticked = answered
        return cleaned | ticked

    @property
    def typed(self) -> list[forms.BoundField]:
        """What is written, before the question who may see it."""
        return [self[name] for name in self.model_fields]

    @property
    def boxes(self) -> list[forms.BoundField]:
        """The folded entries."""
        return [self[PUBLIC_CHOICES[name]] for name in self.folded]

    @property
    def has_chosen(self) -> bool:
        """Whether the entries are shown unfolded."""
        return self["shown"].value() == Shown.CHOSEN or bool(self.errors)
