from hub.privacy.models.access import AccessedObject, PrivateAccess
from hub.privacy.models.consent import Consent
from hub.privacy.models.deletion import PrivateDeletion
from hub.privacy.models.hold import Hold, family_of
from hub.privacy.models.run import LastRun
from hub.privacy.models.term import TermSetting

__all__ = [
    "AccessedObject",
    "Consent",
    "Hold",
    "LastRun",
    "PrivateAccess",
    "PrivateDeletion",
    "TermSetting",
    "family_of",
]
