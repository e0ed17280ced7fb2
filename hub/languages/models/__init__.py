from hub.languages.models.pending import PendingWork
from hub.languages.models.records import TranslationRecord
from hub.languages.models.remarks import Remark
from hub.languages.models.versions import TranslatedRevision

__all__ = ["PendingWork", "Remark", "TranslatedRevision", "TranslationRecord"]
