from groups.models.draft import GroupDraft
from groups.models.index import GroupIndexPage
from groups.models.membership import Membership
from groups.models.page import GroupPage
from groups.models.rows import (
    GroupActivityField,
    GroupArea,
    GroupAudience,
    GroupLanguage,
    GroupNeed,
)

__all__ = [
    "GroupActivityField",
    "GroupArea",
    "GroupAudience",
    "GroupDraft",
    "GroupIndexPage",
    "GroupLanguage",
    "GroupNeed",
    "GroupPage",
    "Membership",
]
