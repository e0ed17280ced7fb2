from events.dialogue.models.pages import DialogueIndexPage, DialoguePage
from events.dialogue.models.session import Note, Round, Session, Theme

__all__ = ["DialogueIndexPage", "DialoguePage", "Note", "Round", "Session", "Theme"]
