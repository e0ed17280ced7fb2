"""Why each kind of finding makes a text hard, in one sentence to its author."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hub.readable.easy.findings import Kind

WHY: dict[Kind, str | Promise] = {
    Kind.LONG: _("This sentence is long. One fact in a sentence is enough."),
    Kind.MANY_CLAUSES: _("Two things are said in one sentence. Make two sentences of it."),
    Kind.KANJI_RUN: _("Many kanji stand in a row. Take the word apart."),
    Kind.HONORIFIC: _("Polite forms are hard to understand. Please use です and ます."),
    Kind.OFFICIAL_JOIN: _("This joining word belongs to official letters."),
    Kind.HARD_WORD: _("Many readers do not know this word."),
    Kind.KATAKANA: _("This word in katakana is not known to everyone."),
    Kind.PASSIVE: _("Say who does it."),
    Kind.CAUSATIVE: _("Write it without せる and させる."),
    Kind.DOUBLE_NEGATIVE: _("Two negatives are hard to understand. Say what is so."),
    Kind.VAGUE: _("This leaves open what will be. Say it plainly."),
    Kind.NOMINALISED: _("A verb is easier to understand than a noun."),
    Kind.WAREKI: _("Many readers do not know Japanese eras. Write the Western year."),
    Kind.TIME24: _("Write 午前 or 午後 with the hour."),
    Kind.SLASH_DATE: _("A date with a slash can be misread. Write month and day."),
    Kind.TILDE: _("Not everyone knows this mark. Write から and まで."),
}
