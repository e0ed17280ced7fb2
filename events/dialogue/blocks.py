"""What was said: themes of a café with sentences, points of a roundtable with what was agreed."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from events.dialogue.choices import Role
from events.dialogue.models.session import MAX_NOTE, MAX_QUESTION, MAX_SUMMARY, MAX_TITLE
from hub.pages.blocks.lists import ChoiceLabelsValue
from hub.pages.models import Department

JAPANESE = settings.LANGUAGE_CODE


class SentenceBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=pgettext_lazy("talk", "note"), max_length=MAX_NOTE)
    language = blocks.ChoiceBlock(
        search_index=False, label=_("language"), choices=settings.LANGUAGES, default=JAPANESE
    )

    class Meta:
        form_classname = "struct-block"


class ThemeBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=MAX_TITLE)
    notes = blocks.IntegerBlock(
        label=pgettext_lazy("talk", "number of notes"), min_value=0, default=0
    )
    text = blocks.TextBlock(
        label=pgettext_lazy("talk", "in two sentences"), max_length=MAX_SUMMARY, required=False
    )
    sentences = blocks.ListBlock(
        SentenceBlock(), label=pgettext_lazy("talk", "Sentences from the notes"), default=[]
    )

    class Meta:
        icon = "tag"
        label = pgettext_lazy("talk", "theme")


class ThemesBlock(blocks.StreamBlock):
    theme = ThemeBlock()


class VoiceValue(ChoiceLabelsValue):
    @property
    def role_label(self) -> str:
        return self._label("role")


class VoiceBlock(blocks.StructBlock):
    role = blocks.ChoiceBlock(
        search_index=False,
        label=pgettext_lazy("voice", "who speaks"),
        choices=Role.choices,
        help_text=_("Without names, unless someone agreed to it."),
    )
    text = blocks.TextBlock(label=_("Text"), max_length=MAX_SUMMARY)

    class Meta:
        value_class = VoiceValue


def _offices() -> list[tuple[str, str]]:
    return list(Department.options().items())


class NextStepBlock(blocks.StructBlock):
    what = blocks.CharBlock(label=_("What"), max_length=MAX_QUESTION)
    office = blocks.ChoiceBlock(
        search_index=False, label=_("department"), choices=_offices, required=False
    )
    who = blocks.CharBlock(
        label=pgettext_lazy("next step", "or who else"), max_length=80, required=False
    )
    until = blocks.DateBlock(label=pgettext_lazy("promise", "until"), required=False)


class PointBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=MAX_QUESTION)
    voices = blocks.ListBlock(VoiceBlock(), label=pgettext_lazy("talk", "Voices"), default=[])
    agreed = blocks.TextBlock(
        label=pgettext_lazy("talk", "Agreed"), max_length=MAX_SUMMARY, required=False
    )
    open = blocks.TextBlock(
        label=pgettext_lazy("talk", "Still open"), max_length=MAX_SUMMARY, required=False
    )
    next_steps = blocks.ListBlock(
        NextStepBlock(), label=pgettext_lazy("talk", "Next steps"), default=[]
    )

    class Meta:
        icon = "list-ol"
        label = pgettext_lazy("talk", "point of the agenda")


class PointsBlock(blocks.StreamBlock):
    point = PointBlock()
