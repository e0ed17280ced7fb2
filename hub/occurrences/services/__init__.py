from hub.occurrences.services.changing import change, confirm, mark_full
from hub.occurrences.services.reconciling import reconcile

__all__ = ["change", "confirm", "mark_full", "reconcile"]
