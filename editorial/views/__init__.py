from editorial.views.mail import MailNotSentView, try_again
from editorial.views.review import preview, review
from editorial.views.sheet import decision_sheet

__all__ = ["MailNotSentView", "decision_sheet", "preview", "review", "try_again"]
