"""What somebody typed into a form that could not be taken: shown to be copied, or sent again."""

from collections.abc import Iterator

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, QueryDict
from django.http.multipartparser import MultiPartParserError

FORMS_OWN = "csrfmiddlewaretoken"
TECHNICAL = (FORMS_OWN, "fingerprint", "seen", "version", "opened", "next")
TECHNICAL_ENDINGS = ("-id", "_FORMS")
SECRET = ("password", "token", "otp")
UNREADABLE = (OSError, BadRequest, SuspiciousOperation, MultiPartParserError)


def sent_fields(request: HttpRequest) -> QueryDict:
    """Return the fields of a form; none if they cannot be read (not whole, too big, not UTF-8)."""
    try:
        return request.POST
    except UNREADABLE:
        request._mark_post_parse_error()  # else every later look at them would fail in the same way
        return request.POST


def typed_texts(request: HttpRequest) -> list[str]:
    """Return what a person typed, for them to copy; never a password or a code."""
    return [text for _name, text in _fields(request, but_not=TECHNICAL) if len(text) > 1]


def fields_to_send_again(request: HttpRequest) -> list[tuple[str, str]]:
    """Return (name, value) of all that makes the same form whole, but its token.

    Nothing if a password or a code is among them: a page does not repeat those.
    """
    if any(_is_secret(name) for name in sent_fields(request) if name != FORMS_OWN):
        return []
    return list(_fields(request, but_not=(FORMS_OWN,), endings=()))


def _fields(
    request: HttpRequest, but_not: tuple[str, ...], endings: tuple[str, ...] = TECHNICAL_ENDINGS
) -> Iterator[tuple[str, str]]:
    for name, values in sent_fields(request).lists():
        if name in but_not or name.endswith(endings) or _is_secret(name):
            continue
        yield from ((name, value) for value in values)


def _is_secret(name: str) -> bool:
    name = name.lower()
    own_name = name.rpartition("-")[2]  # without a form's prefix
    return own_name == "code" or any(word in name for word in SECRET)
