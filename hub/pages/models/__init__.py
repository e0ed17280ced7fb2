from hub.pages.models.base import BasePage, IndexPage
from hub.pages.models.settings import HubSettings
from hub.pages.models.taxonomies import ActivityField, Area, Department, Need, Term

__all__ = [
    "ActivityField",
    "Area",
    "BasePage",
    "Department",
    "HubSettings",
    "IndexPage",
    "Need",
    "Term",
]
