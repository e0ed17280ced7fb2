"""Who of city hall saw, printed or exported what groups keep private."""

from groups.private_access.services import note_export, note_print, note_view

__all__ = ["note_export", "note_print", "note_view"]
