"""One change = one transaction. No request here."""

from hub.privacy.services.access import note_export, note_print, note_view
from hub.privacy.services.consents import consents_of, given, record, withdraw
from hub.privacy.services.forgetting import Forgotten, count_due, forget
from hub.privacy.services.holds import hold, lift, require_not_held, without_held
from hub.privacy.services.private_values import Waiting, delete_files, delete_private_values

__all__ = [
    "Forgotten",
    "Waiting",
    "consents_of",
    "count_due",
    "delete_files",
    "delete_private_values",
    "forget",
    "given",
    "hold",
    "lift",
    "note_export",
    "note_print",
    "note_view",
    "record",
    "require_not_held",
    "withdraw",
    "without_held",
]
