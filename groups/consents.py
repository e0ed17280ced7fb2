"""What people agree to when they send a group's page: each with its full text, only what is new.

`GroupPage.open_contact` and `open_photos` follow from the two optional ones. Both speak of what is
public on the page now and later, so they are not asked again once given.
"""

from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from groups.models import GroupPage
from groups.privacy import OPEN_BY_CONSENT, PUBLIC_CHOICES
from groups.purposes import REGISTRATION
from hub.accounts.links import revoke_links
from hub.assets.models import HubImage
from hub.privacy import consent_texts
from hub.privacy.consent_texts import Ask
from hub.privacy.services import given, record
from hub.submissions.versions import drafted_values, public_values
from hub.submissions.workflow import ReviewState

if TYPE_CHECKING:
    from hub.accounts.models import User


class Kind(TextChoices):
    REGISTRATION = "registration", _("Registration and publishing")
    DECLARATION = "declaration", _("Declaration of the registration rules")
    PHOTOS = "photos", _("People in photos have agreed")
    OPEN_CONTACT = "open_contact", _("Contact in open data")
    OPEN_PHOTOS = "open_photos", _("Photos in open data")


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


def register() -> None:
    for kind, (title, text) in TEXTS.items():
        consent_texts.register(kind, Kind(kind).label, title=title, text=text)


def asks(group: GroupPage, values: dict, public: dict, opened: set[str]) -> list[Ask]:
    """Return what has to be asked before `values` can be sent.

    Args:
        group: the source page.
        values: its plain values with the draft.
        public: its plain values as the public knows them (those of an unpublished page: none).
        opened: columns of `OPENS` that the page or its draft has set.
    """
    agreed = given(group)
    found = []
    if not group.live:  # the desk registered groups on paper before they had a page here
        found += [kind for kind in (Kind.REGISTRATION, Kind.DECLARATION) if kind not in agreed]
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


def asked_of(group: GroupPage, review_state: ReviewState) -> list[Ask]:
    """Return what has to be agreed to before the draft of `group` can be sent."""
    draft = review_state.draft
    public = public_values(group, draft) if group.live else {}
    drafted = draft.data if draft else {}
    opened = {name for name in OPENS.values() if drafted.get(name, getattr(group, name))}
    return asks(group, drafted_values(group, draft), public, opened)


def agreed(
    group: GroupPage, person: "User", review_state: ReviewState, ticked: list[Ask], language: str
) -> dict[str, object]:
    """Keep what was agreed to; return what follows for the version that is sent.

    A registration on its way is over then: its links no longer sign anyone in.
    """
    record(group, person, ticked, language)
    revoke_links(purpose=REGISTRATION, user__memberships__group=group)
    facts: dict[str, object] = {OPENS[ask.kind]: True for ask in ticked if ask.kind in OPENS}
    if any(ask.required for ask in ticked):
        facts["consented_at"] = timezone.now().isoformat()
    is_dated = group.registered_on or "registered_on" in review_state.kept_draft.data
    if not group.live and not is_dated:
        facts["registered_on"] = timezone.localdate().isoformat()
    return facts
