from core.models.base import BasePage, IndexPage
from core.models.feedback import Feedback
from core.models.mail import OutgoingMail
from core.models.settings import ContentVersion, HubSettings
from core.models.taxonomies import ActivityField, Area, Department, Need, Term

__all__ = [
    "ActivityField",
    "Area",
    "BasePage",
    "ContentVersion",
    "Department",
    "Feedback",
    "HubSettings",
    "IndexPage",
    "Need",
    "OutgoingMail",
    "Term",
]
