"""Locales by code and by id, read once a process: they are asked for several times a page."""

from functools import cache

from django.conf import settings
from django.db.models import Model
from django.utils import translation
from wagtail.models import Locale


@cache
def locale_ids() -> dict[str, int]:
    """Return {language code: Locale id} of all languages."""
    return dict(Locale.objects.values_list("language_code", "pk"))


@cache
def locale_codes() -> dict[int, str]:
    """Return {Locale id: language code}."""
    return {pk: code for code, pk in locale_ids().items()}


def nearest_languages(language: str) -> list[str]:
    """Return the languages in which to show a page to readers of `language`, the best first.

    Their own, those of the setting `NEAREST_LANGUAGES`, and the one in which everything starts.
    """
    wanted = [language, *settings.NEAREST_LANGUAGES.get(language, ()), settings.LANGUAGE_CODE]
    return [code for code in dict.fromkeys(wanted) if code in locale_ids()]


def nearest_locale_ids(language: str) -> list[int]:
    """Return the Locale ids of `nearest_languages`, in the same order."""
    ids = locale_ids()
    return [ids[code] for code in nearest_languages(language)]


def default_locale_id() -> int:
    """Return the id of the language in which everything starts (Japanese)."""
    return locale_ids()[settings.LANGUAGE_CODE]


def active_language() -> str:
    """Return the code of the active language if the hub has it, else the default's."""
    code = translation.get_language()
    return code if code in locale_ids() else settings.LANGUAGE_CODE


def forget(sender: type[Model] | None = None, **kwargs: object) -> None:
    """Signal receiver: a Locale changed, read again."""
    locale_ids.cache_clear()
    locale_codes.cache_clear()
