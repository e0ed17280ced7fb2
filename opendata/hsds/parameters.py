"""What may be asked of the API: read from here by the views, and told from here by OpenAPI."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from hub.text.numbers import whole_number
from opendata.hsds.taxonomies import taxonomy_named

MAX_PER_PAGE = 100
LONGEST = 200


class BadParameter(Exception):
    """A parameter that cannot be understood; `name` says which."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(reason)
        self.name, self.reason = name, reason


@dataclass(frozen=True)
class Parameter:
    """A query parameter: how it is described, how it is read, what it is without being given."""

    name: str
    description: str
    schema: dict[str, Any]
    read: Callable[[str], Any]
    default: Any = None

    def described(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "in": "query",
            "required": False,
            "description": self.description,
            "schema": self.schema,
        }


def _number(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        number = whole_number(text, instead=least - 1)
        if not (text.isascii() and least <= number <= most):
            raise ValueError(f"must be a whole number from {least} to {most}")
        return number

    return read


def _flag(text: str) -> bool:
    if text.lower() not in ("true", "false", "1", "0"):
        raise ValueError("must be true or false")
    return text.lower() in ("true", "1")


def _moment(text: str) -> datetime:
    try:
        moment = parse_datetime(text.replace(" ", "+"))  # a + in an address is a blank
        day = None if moment else parse_date(text)
    except ValueError:
        moment = day = None
    if moment is None and day is None:
        raise ValueError("must be a date or date-time such as 2026-04-01T00:00:00+09:00")
    moment = moment or datetime(day.year, day.month, day.day)
    if not 1900 < moment.year < 2200:
        raise ValueError("is out of range")
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def _one_of(*values: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in values:
            raise ValueError(f"must be one of {', '.join(values)}")
        return text

    return read


def _taxonomy(text: str) -> str:
    name = taxonomy_named(text)
    if not name:
        raise ValueError("is no taxonomy of this API")
    return name


def _text(text: str) -> str:
    return text


LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
WHOLE = {"type": "integer", "minimum": 1}
TRUTH = {"type": "boolean", "default": False}
WORDS = {"type": "string", "maxLength": LONGEST}
IDENTIFIER = {"type": "string", "format": "uuid"}

PARAMETERS = {
    entry.name: entry
    for entry in (
        Parameter(
            "search", "Words that all must occur in the name or the texts.", WORDS, _text, ""
        ),
        Parameter("page", "Page number, from 1.", WHOLE | {"default": 1}, _number(1, 10**6), 1),
        Parameter(
            "per_page",
            "Results in a page.",
            WHOLE | {"maximum": MAX_PER_PAGE, "default": 50},
            _number(1, MAX_PER_PAGE),
            50,
        ),
        Parameter(
            "format",
            "ndjson streams all results without pages, one object a line.",
            {"type": "string", "enum": ["json", "ndjson"], "default": "json"},
            _one_of("json", "ndjson"),
            "json",
        ),
        Parameter(
            "lang",
            "Language of names and texts, as far as they are translated (an addition to HSDS).",
            {"type": "string", "enum": list(LANGUAGES), "default": settings.LANGUAGE_CODE},
            _one_of(*LANGUAGES),
            settings.LANGUAGE_CODE,
        ),
        Parameter("full", "Everything that hangs on each result.", TRUTH, _flag, False),
        Parameter("full_service", "Services with everything on them.", TRUTH, _flag, False),
        Parameter("minimal", "Only id, name, status and last_modified.", TRUTH, _flag, False),
        Parameter(
            "modified_after",
            "Published on or after this moment.",
            {"type": "string", "format": "date-time"},
            _moment,
        ),
        Parameter("taxonomy_term_id", "With this term.", IDENTIFIER, _text, ""),
        Parameter("taxonomy_id", "With any term of this taxonomy.", IDENTIFIER, _taxonomy, ""),
        Parameter("organization_id", "Of this organization.", IDENTIFIER, _text, ""),
        Parameter("top_only", "Only terms without a parent (all are).", TRUTH, _flag, False),
        Parameter("parent_id", "Terms below this one (there are none).", IDENTIFIER, _text, ""),
    )
}


def read_parameters(query: QueryDict, names: tuple[str, ...]) -> dict[str, Any]:
    """Return {name: value} for `names`.

    Raises:
        BadParameter: one is unknown, given twice, or not understood. A filter that is silently
            left out would answer with too much.
    """
    for name in query:
        if name not in names:
            raise BadParameter(name[:40], "is not known here")
    values = {}
    for name in names:
        parameter, given = PARAMETERS[name], query.getlist(name)
        text = given[0].replace("\x00", "").strip() if given else ""
        if len(given) > 1 or len(text) > LONGEST:
            raise BadParameter(name, "must be given once, and short")
        try:
            values[name] = parameter.read(text) if text else parameter.default
        except ValueError as error:
            raise BadParameter(name, str(error)) from error
    return values
