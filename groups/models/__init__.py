from groups.models.information_corner import (
    CornerGroup,
    CornerPrint,
    CornerRound,
    InformationCorner,
    LeafletSize,
)
from groups.models.invitation import Invitation, MembershipEvent
from groups.models.membership import Membership
from groups.models.page import GroupPage
from groups.models.registration import Registration
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
from groups.models.yearly_confirmation import ConfirmationRequest, ConfirmationRound

__all__ = [
    "ConfirmationRequest",
    "ConfirmationRound",
    "CornerGroup",
    "CornerPrint",
    "CornerRound",
    "GroupAccessibility",
    "GroupActivityField",
    "GroupArea",
    "GroupAudience",
    "GroupDay",
    "GroupLanguage",
    "GroupNeed",
    "GroupPage",
    "GroupSettings",
    "InformationCorner",
    "Invitation",
    "LeafletSize",
    "Membership",
    "MembershipEvent",
    "Registration",
]
