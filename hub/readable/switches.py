from django.utils.translation import gettext_lazy as _

from hub.core.parts import Part

PARTS = [
    Part(
        "furigana",
        _("Readings above kanji (furigana)"),
        ("hub.readable.showing", "hub.readable.models.Reading"),
    ),
    Part(
        "explained_words",
        _("Long words explained in place"),
        ("hub.readable.explaining", "hub.readable.models.ExplainedWord"),
    ),
    Part("read_aloud", _("Pages read aloud by the browser"), ("hub.readable.aloud",)),
    Part("easy_writing", _("Writing aid for easy Japanese"), ("hub.readable.advice",)),
]
