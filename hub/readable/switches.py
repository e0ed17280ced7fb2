from django.utils.translation import gettext_lazy as _

from hub.core.parts import Part

PARTS = [
    Part(
        "furigana",
        _("Readings above kanji (furigana)"),
        ("hub.readable.showing", "hub.readable.models.Reading"),
    ),
    Part("easy_writing", _("Writing aid for easy Japanese"), ("hub.readable.advice",)),
]
