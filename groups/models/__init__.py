from groups.models.draft import GroupDraft
from groups.models.enquiry import BlockedSender, Enquiry, EnquirySettings, Question
from groups.models.information_corner import (
    CornerGroup,
    CornerPrint,
    InformationCorner,
    LeafletSize,
)
from groups.models.invitation import Invitation, MembershipEvent
from groups.models.link_check import LinkCheck
from groups.models.membership import Membership
from groups.models.mistake import MistakeReport
from groups.models.page import GroupPage
from groups.models.private_access import PrivateAccess, PrivateDeletion
from groups.models.registration import DeskEntry, Registration
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
from groups.models.temporary_upload import TemporaryUpload
from groups.models.yearly_confirmation import ConfirmationRequest, ConfirmationRound

__all__ = [
    "BlockedSender",
    "ConfirmationRequest",
    "ConfirmationRound",
    "Consent",
    "CornerGroup",
    "CornerPrint",
    "DeskEntry",
    "Enquiry",
    "EnquirySettings",
    "GroupAccessibility",
    "GroupActivityField",
    "GroupArea",
    "GroupAudience",
    "GroupDay",
    "GroupDraft",
    "GroupLanguage",
    "GroupNeed",
    "GroupPage",
    "GroupSettings",
    "InformationCorner",
    "Invitation",
    "LeafletSize",
    "LinkCheck",
    "Membership",
    "MembershipEvent",
    "MistakeReport",
    "PrivateAccess",
    "PrivateDeletion",
    "Question",
    "Registration",
    "Submission",
    "TemporaryUpload",
]
