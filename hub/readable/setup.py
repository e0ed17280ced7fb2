"""The words that pages explain, in each language of the hub."""

from django.conf import settings

from hub.readable.explaining.words import begin


def run() -> None:
    for code, _name in settings.LANGUAGES:
        begin(code)
