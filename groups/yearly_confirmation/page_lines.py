"""A group's page as lines to read: what is asked about, in the order of the page."""

from dataclasses import dataclass

from django.utils.text import capfirst

from groups.models import GroupPage
from groups.portal import PORTAL
from groups.privacy import PUBLIC_CHOICES, PublicContact
from hub.core.wording import enumerated
from hub.forms.kinds import Codes, DateAsKnown, Rows

# Named one by one: a new column is shown here only by an explicit decision.
TEXTS = (
    "summary",
    "name_kana",
    "name_en",
    "other_names",
    "legal_form",
    "corporate_number",
    "founded",
    "purpose",
    "activity",
    "activity_fields",
    "needs",
    "areas",
    "when_active",
    "audiences",
    "ages",
    "areas_outside",
    "entrance_fee",
    "dues",
    "fee",
    "member_count",
    "member_ages",
    "member_kinds",
    "members_wanted",
    "volunteers_wanted",
    "beginners_welcome",
    "visits_welcome",
    "visit_notes",
    "how_to_join",
    "support",
    "languages_spoken",
    "language_notes",
    "accessibility",
    "accessibility_notes",
    "childcare",
    "awards",
    "city_record",
    "city_wish",
    "budget_scale",
    "insurance",
    "website",
    "links",
)
CONTACT = (
    "representative",
    "contact_person",
    "phone",
    "call_hours",
    "second_phone",
    "fax",
    "email",
    "postal_code",
    "address",
    "building",
)


@dataclass(frozen=True)
class Fact:
    label: str
    text: str
    is_private: bool = False
    is_words: bool = False  # the group's own words, in Japanese whatever language is read

    @property
    def on_paper(self) -> str:
        """The text in as few lines as it can be: a list of codes in one."""
        return self.text if self.is_words else enumerated(self.text.split("\n"))


def public_facts(group: GroupPage) -> list[Fact]:
    """Return what everyone may read of `group` (a source page), in the active language."""
    contact = PublicContact.of(group)
    shown = [(name, value) for name in CONTACT if (value := getattr(contact, name))]
    contacts = [Fact(_label(name), value, is_words=_is_words(name)) for name, value in shown]
    return _facts(group, TEXTS) + contacts


def all_facts(group: GroupPage) -> list[Fact]:
    """Return what the hub holds of `group`, private values marked: for the group alone."""
    return _facts(group, (*TEXTS, *CONTACT))


def _facts(group: GroupPage, names: tuple[str, ...]) -> list[Fact]:
    values = PORTAL.read(group, (*names, *set(PUBLIC_CHOICES.values())))
    found = []
    for name in names:
        text = "\n".join(line.text for line in PORTAL.lines(name, values[name]))
        if text:
            found.append(Fact(_label(name), text, PORTAL.is_private(name, values), _is_words(name)))
    return found


def _is_words(name: str) -> bool:
    if isinstance(PORTAL.by_name[name].kind, Rows | Codes | DateAsKnown):
        return name == "support"
    field = GroupPage._meta.get_field(name)
    return field.get_internal_type() in ("CharField", "TextField") and not field.choices


def _label(name: str) -> str:
    return capfirst(PORTAL.label_of(name))
