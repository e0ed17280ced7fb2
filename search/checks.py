"""What is wrong with the settings of the search, said before the hub starts."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error


def check_elasticsearch(
    app_configs: Sequence[AppConfig] | None, **kwargs: object
) -> list[CheckMessage]:
    """A certificate is checked on encrypted connections alone; the client refuses others."""
    plain = [url for url in settings.ELASTICSEARCH_URL if not url.startswith("https://")]
    if not settings.ELASTICSEARCH_CA or not plain:
        return []
    return [
        Error(
            f"ELASTICSEARCH_CA is set, but {len(plain)} of ELASTICSEARCH_URL is not https.",
            hint="Give every address as https://…, or leave ELASTICSEARCH_CA empty.",
            id="search.E001",
        )
    ]
