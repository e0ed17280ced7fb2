"""Logs for the operator: where something broke, never what people wrote.

An exception's message may quote a value (a database names the row that clashes, a mail server
the address that it refuses), so most messages are left out, and what looks like an address or
a phone number is masked wherever it appears. The place, the kind and the code stay.
"""

import logging
import re
import smtplib
import traceback
from types import TracebackType

from django.core.exceptions import DisallowedHost, ImproperlyConfigured
from django.template import TemplateDoesNotExist
from django.urls import NoReverseMatch

from hub.core.databases import is_away

E_MAIL = re.compile(r"[^\s<>\"'(){}\[\]:,;]+@[^\s<>\"'(){}\[\]:,;]+")
PHONE = re.compile(r"(?<![\d.-])0\d{1,4}-?\d{1,4}-?\d{3,4}(?![\d.-])")
# Their messages speak of our code and our machines.
TELLING = (
    AttributeError,
    ImportError,
    NameError,
    TypeError,
    RuntimeError,
    OSError,
    ImproperlyConfigured,
    NoReverseMatch,
    TemplateDoesNotExist,
)
LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def masked(text: str) -> str:
    """Return `text` without email addresses and phone numbers."""
    return PHONE.sub("0…", E_MAIL.sub("…@…", text))


def in_words(error: BaseException) -> str:
    """Return the kind of `error`, and what it says if that cannot be anyone's words."""
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{kind}: {error.smtp_code}"
    if isinstance(error, smtplib.SMTPException) or not isinstance(error, TELLING):
        return kind
    return f"{kind}: {masked(str(error))}"


class PrivateFormatter(logging.Formatter):
    """Formats records and their exceptions without anyone's words in them.

    What happens with each request for a while, and tells nothing by its place in the code, takes
    one line without a traceback: a database that is away, a wrong host name.
    """

    def __init__(self, fmt: str = LINE, **options: object) -> None:
        super().__init__(fmt, **options)

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another handler's formatter may have left its own
        text = super().format(record)
        record.exc_text = None
        return masked(text)

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        error = ei[1]
        if error is None or isinstance(error, DisallowedHost):
            return ""
        if is_away(error):
            return in_words(error)
        return "\n".join(_chain(error, set()))


def _chain(error: BaseException, seen: set[int]) -> list[str]:
    seen.add(id(error))
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [] if earlier is None or id(earlier) in seen else _chain(earlier, seen)
    lines += ["Traceback (most recent call last):", *_places(error), in_words(error)]
    return lines


def _places(error: BaseException) -> list[str]:
    return [line.rstrip("\n") for line in traceback.format_tb(error.__traceback__)]
