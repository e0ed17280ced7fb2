"""Where the steps of translating are found in the admin."""

from django.urls import reverse
from wagtail_localize.models import Translation


def editor_path(translation: Translation) -> str:
    """Return where `translation` is written."""
    return reverse("translations:edit", args=[translation.pk])
