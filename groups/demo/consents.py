"""What the groups of the demonstration agreed to, and whom one of them has invited."""

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from groups.consents import OPENS, Kind
from groups.members.invitations import invite
from groups.models import GroupPage, Membership
from hub.privacy.consent_texts import Ask
from hub.privacy.models import Consent

LANGUAGE = "ja"
ALWAYS = (Kind.REGISTRATION, Kind.DECLARATION, Kind.PHOTOS)
INVITING = "groups/kawabe-club"
INVITED = {"email": "hanako@kawabe-club.example.jp", "name": "かわべ 花子"}


def load(demo) -> None:
    """Record the consents of every group; invite someone where no one has been invited."""
    groups = ContentType.objects.get_for_model(GroupPage)
    rows = Consent.objects.filter(content_type=groups)
    agreed = set(map(int, rows.values_list("object_id", flat=True)))
    for group in GroupPage.objects.listed().exclude(pk__in=agreed):
        Consent.objects.bulk_create(_consents(group))
    group = demo.page(INVITING)
    if not group.invitations.exists():
        owner = group.memberships.get(role=Membership.Role.OWNER).user
        invite(group, owner, role=Membership.Role.EDITOR, **INVITED)


def _consents(group: GroupPage) -> list[Consent]:
    opened = [kind for kind, column in OPENS.items() if getattr(group, column)]
    return [
        Consent(
            content_object=group,
            label=group.title,
            kind=kind,
            text=Ask(kind, kind not in OPENS).words_in(LANGUAGE),
            language=LANGUAGE,
            given_at=group.consented_at or timezone.now(),
        )
        for kind in (*ALWAYS, *opened)
    ]
