"""For whoever has rows that hang on dates. Both are sent in the transaction of the change."""

from django.dispatch import Signal

# keys: of dates that are about to be locked and changed; what hangs on them is locked before them.
about_to_change = Signal()
# rows: dates as they are now; action: what was done (None: only what is said beside them); now;
# was_on: {key of a date: its first day before}.
has_changed = Signal()
