"""What people agree to when they send a group's page: each with its full text, only what is new.

`GroupPage.open_contact` and `open_photos` follow from the two optional ones. Both speak of what is
public on the page now and later, so they are not asked again once given.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from groups.models import Consent, GroupPage
from groups.privacy import OPEN_BY_CONSENT, PUBLIC_CHOICES
from hub.assets.models import HubImage

if TYPE_CHECKING:
    from hub.accounts.models import User

Kind = Consent.Kind
# The optional ones, and the column of the page that each opens.
OPENS = {Kind.OPEN_CONTACT: "open_contact", Kind.OPEN_PHOTOS: "open_photos"}
TEXTS: dict[str, tuple[str | Promise, str | Promise]] = {
    Kind.REGISTRATION: (
        _("We agree to the publication of our page"),
        _(
            "The city may publish what we send, as far as we have not marked it as private, on "
            "this site and on its printed leaflets, and translate it. It may shorten or correct "
            "it together with us. What we send is our own, or we may use it. We tell the city "
            "when something changes, and we can have the page taken down at any time."
        ),
    ),
    Kind.DECLARATION: (
        _("We keep the rules of registration"),
        _(
            "Our group does not work for a political party or a candidate, not for spreading a "
            "religion, and not for profit. None of us belongs to an organised crime group "
            "(boryokudan) or has ties to one. If this is not true, the city may remove the page."
        ),
    ),
    Kind.PHOTOS: (
        _("Everybody who can be recognised in the photos has agreed"),
        _(
            "Everybody who can be recognised in the photos has agreed that they are shown here; "
            "for children, their parents have. Whoever took the photos has agreed too."
        ),
    ),
    Kind.OPEN_CONTACT: (
        _("Our public contact may be given out as open data"),
        _(
            "What is public of our contact on the page (names, phone, e-mail, building), now and "
            "later, may be given out as open data under the licence CC BY 4.0: anybody may use "
            "and spread it. This cannot be taken back for what was given out. Without this "
            "box it stays on the page alone."
        ),
    ),
    Kind.OPEN_PHOTOS: (
        _("Our photos may be given out as open data"),
        _(
            "The photos on the page, now and later, may be given out as open data under the "
            "licence CC BY 4.0: anybody may use, change and spread them. This cannot be taken "
            "back for what was given out. Without this box they stay on the page alone."
        ),
    ),
}


@dataclass(frozen=True)
class Ask:
    """One box on the last page."""

    kind: str
    required: bool

    @property
    def title(self) -> str:
        return str(TEXTS[self.kind][0])

    @property
    def text(self) -> str:
        return str(TEXTS[self.kind][1])

    def words_in(self, language: str) -> str:
        """What is kept: all that stood at the box, in `language`."""
        with translation.override(language):
            return f"{self.title}\n{self.text}"


def asks(group: GroupPage, values: dict, public: dict, opened: set[str]) -> list[Ask]:
    """Return what has to be asked before `values` can be sent.

    Args:
        group: the source page.
        values: its plain values with the draft.
        public: its plain values as the public knows them (those of an unpublished page: none).
        opened: columns of `OPENS` that the page or its draft has set.
    """
    given = set(Consent.objects.filter(group=group).values_list("kind", flat=True))
    found = []
    if not group.live:  # the desk registered groups on paper before they had a page here
        found += [kind for kind in (Kind.REGISTRATION, Kind.DECLARATION) if kind not in given]
    new_photos = _photos(values) - _photos(public)
    if HubImage.objects.filter(pk__in=new_photos, consent=False).exists():
        found.append(Kind.PHOTOS)
    if "open_contact" not in opened and _public_contact(values) - _public_contact(public):
        found.append(Kind.OPEN_CONTACT)
    if "open_photos" not in opened and new_photos:
        found.append(Kind.OPEN_PHOTOS)
    return [Ask(kind, kind not in OPENS) for kind in found]


def _photos(values: dict) -> set[int]:
    return {photo["image"] for photo in values.get("photos", [])}


def _public_contact(values: dict) -> set[str]:
    """Return the names of the values that are public and need a consent to be open data."""
    return {name for name in OPEN_BY_CONSENT if values.get(name) and values[PUBLIC_CHOICES[name]]}


class ConsentForm(forms.Form):
    """A box for each `Ask`; `given` are those that were ticked."""

    agreed = forms.BooleanField(
        label=_("It is correct."),
        error_messages={"required": _("Please tick this box before you send.")},
    )

    def __init__(self, asked: list[Ask], data=None) -> None:
        super().__init__(data)
        self.asked = asked
        for ask in asked:
            self.fields[ask.kind] = forms.BooleanField(
                label=ask.title,
                help_text=ask.text,
                required=ask.required,
                error_messages={"required": _("Please tick this box before you send.")},
            )
        self.fields["agreed"].widget.attrs["id"] = "agreed"

    @property
    def given(self) -> list[Ask]:
        return [ask for ask in self.asked if self.cleaned_data[ask.kind]]


def record(group: GroupPage, person: "User", given: list[Ask], language: str) -> None:
    """Keep that `person` agreed, in the words that they saw."""
    Consent.objects.bulk_create(
        Consent(
            group=group,
            person=person,
            kind=ask.kind,
            text=ask.words_in(language),
            language=language,
        )
        for ask in given
    )
