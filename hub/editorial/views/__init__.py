from hub.editorial.views.bin import BinView, restore
from hub.editorial.views.decisions import DecisionsView, decision
from hub.editorial.views.glass import past_review
from hub.editorial.views.review import preview, review
from hub.editorial.views.sheet import decision_sheet
from hub.editorial.views.values import ValuesView
from hub.mail.views import MailNotSentView, try_again

__all__ = [
    "BinView",
    "DecisionsView",
    "MailNotSentView",
    "ValuesView",
    "decision",
    "decision_sheet",
    "past_review",
    "preview",
    "restore",
    "review",
    "try_again",
]
