"""Changes to translations: one call, one transaction. Views and commands use these."""

from hub.languages.services.asking import publish_apart, start
from hub.languages.services.errors import Incomplete, Overtaken, PartFault, PartGone
from hub.languages.services.reviewing import approve, faults_of, send, send_back, withdraw
from hub.languages.services.writing import keep_former, save_part, take_proposal

__all__ = [
    "Incomplete",
    "Overtaken",
    "PartFault",
    "PartGone",
    "approve",
    "faults_of",
    "keep_former",
    "publish_apart",
    "save_part",
    "send",
    "send_back",
    "start",
    "take_proposal",
    "withdraw",
]
