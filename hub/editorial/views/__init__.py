from hub.editorial.views.review import preview, review
from hub.editorial.views.sheet import decision_sheet
from hub.mail.views import MailNotSentView, try_again

__all__ = ["MailNotSentView", "decision_sheet", "preview", "review", "try_again"]
