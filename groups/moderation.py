"""What groups add to the desk's review: what was agreed to, and suspected duplicates."""

from typing import Any

from wagtail.models import Page

from groups.models import GroupPage
from groups.registration.duplicates import suspects
from hub.forms.declaration import Values
from hub.privacy.services import consents_of

MAX_CONSENTS = 20


def review_section(page: Page, values: Values) -> dict[str, Any]:
    """Return consents and suspected duplicates of a group (`review_sections`)."""
    if not isinstance(page, GroupPage):
        return {}
    return {
        "template": "groups/registration/review_section.html",
        "consents": consents_of(page).select_related("person")[:MAX_CONSENTS],
        "suspects": suspects(values, page),
    }
