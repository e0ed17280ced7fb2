from hub.occurrences.services.changing import change, confirm, tell
from hub.occurrences.services.reconciling import reconcile

__all__ = ["change", "confirm", "reconcile", "tell"]
