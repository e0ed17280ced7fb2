"""One change = one transaction. No request here."""

from groups.services.drafts import (
    forget_published_draft,
    save_step,
    store_papers,
    store_pictures,
)
from groups.services.errors import Conflict, Incomplete, Unchanged
from groups.services.history import locked, record, record_version, require, settle
from groups.services.sending import (
    Receipt,
    discard,
    forget_latest,
    submit,
    withdraw,
    workflow_of,
)
from groups.services.versions import (
    PORTAL_VALUES,
    base_page,
    drafted_page,
    drafted_values,
    incomplete_steps,
    public_values,
)

__all__ = [
    "PORTAL_VALUES",
    "Conflict",
    "Incomplete",
    "Receipt",
    "Unchanged",
    "base_page",
    "discard",
    "drafted_page",
    "drafted_values",
    "forget_latest",
    "forget_published_draft",
    "incomplete_steps",
    "locked",
    "public_values",
    "record",
    "record_version",
    "require",
    "save_step",
    "settle",
    "store_papers",
    "store_pictures",
    "submit",
    "withdraw",
    "workflow_of",
]
