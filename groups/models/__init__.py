from groups.models.draft import GroupDraft
from groups.models.index import GroupIndexPage
from groups.models.invitation import Invitation, MembershipEvent
from groups.models.membership import Membership
from groups.models.page import GroupPage
from groups.models.rows import (
    GroupAccessibility,
    GroupActivityField,
    GroupArea,
    GroupAudience,
    GroupDay,
    GroupLanguage,
    GroupNeed,
)
from groups.models.settings import GroupSettings
from groups.models.submission import Consent, Submission

__all__ = [
    "Consent",
    "GroupAccessibility",
    "GroupActivityField",
    "GroupArea",
    "GroupAudience",
    "GroupDay",
    "GroupDraft",
    "GroupIndexPage",
    "GroupLanguage",
    "GroupNeed",
    "GroupPage",
    "GroupSettings",
    "Invitation",
    "Membership",
    "MembershipEvent",
    "Submission",
]
