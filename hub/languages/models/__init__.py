from hub.languages.models.digests import Digest
from hub.languages.models.glossary import Term
from hub.languages.models.machine import MachineLanguage, MachineUse
from hub.languages.models.pending import PendingWork
from hub.languages.models.records import TranslationRecord
from hub.languages.models.remarks import Remark
from hub.languages.models.rules import LanguageRule
from hub.languages.models.versions import TranslatedRevision
from hub.languages.models.wishes import Wish

__all__ = [
    "Digest",
    "LanguageRule",
    "MachineLanguage",
    "MachineUse",
    "PendingWork",
    "Remark",
    "Term",
    "TranslatedRevision",
    "TranslationRecord",
    "Wish",
]
