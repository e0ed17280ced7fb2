"""What is wrong with a part, in sentences for the translator."""

from django.utils.translation import gettext_lazy as _

from hub.languages.proofreading import Fault, Kind

SENTENCES = {
    Kind.MISSING: _("Not translated yet."),
    Kind.MARKUP: _("The marks of links and emphasis are not in order: compare with the Japanese."),
    Kind.LENGTH: _("This is too long: at most %(values)s characters."),
    Kind.PLACEHOLDER: _("Keep these placeholders as they are: %(values)s"),
    Kind.LINK: _("Keep these links of the Japanese, each once: %(values)s"),
    Kind.PHONE: _("This phone number is missing or different: %(values)s"),
    Kind.MAIL: _("This email address is missing or different: %(values)s"),
    Kind.ADDRESS: _("This web address is missing or different: %(values)s"),
    Kind.NUMBER: _("Please check these figures: %(values)s"),
}


def in_words(fault: Fault) -> str:
    """Return `fault` as a sentence in the active language."""
    return str(SENTENCES[fault.kind]) % {"values": ", ".join(fault.values)}
