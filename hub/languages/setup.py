"""The hub's languages as Wagtail locales."""

from django.conf import settings
from wagtail.models import Locale


def run() -> None:
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
