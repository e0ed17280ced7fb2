"""Files chosen in vain: in a session that had ended, or beside a mistake in another field.

A browser cannot fill in a file again, so the file waits for an hour, known to the session alone.
"""

import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.conf import settings
from django.core.files.base import File
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from hub.accounts.limits import consume, declare_limit
from hub.forms.models import TemporaryUpload
from hub.text.file_names import file_name

declare_limit("kept_upload", "20/h/ip")
KEPT_FILES = "kept_files"
MAX_FILES = 3
LARGEST = 15 * 1024 * 1024
MAX_TOTAL = 500 * 1024 * 1024
# Of which those who are not signed in may fill this much: they leave room for who is.
MAX_FOR_STRANGERS = 100 * 1024 * 1024


def keep_files(request: HttpRequest, *, but_not: tuple[str, ...] = ()) -> None:
    """Keep the files of `request` for its address, except those of the fields `but_not`.

    Bounded for each browser, for each person's line and in all; what does not fit is not kept.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return  # a browser that had a session brings its cookie
    files = [
        (field, file)
        for field, file in list(request.FILES.items())[:MAX_FILES]
        if field not in but_not and file.size <= LARGEST
    ]
    if not files or not consume(request, "kept_upload"):
        return
    is_known = request.user.is_authenticated
    waiting = TemporaryUpload.objects.filter(is_from_member=is_known)
    most = MAX_TOTAL - MAX_FOR_STRANGERS if is_known else MAX_FOR_STRANGERS
    if waiting.total_size() + sum(file.size for _field, file in files) > most:
        return
    forget_files(request, fields=[field for field, _file in files])
    tokens = _tokens(request)
    for field, file in files:
        token = secrets.token_urlsafe(32)
        file.seek(0)
        TemporaryUpload.objects.create(
            token=token,
            field=field[:40],
            name=file_name(file.name, 255),
            size=file.size,
            is_from_member=is_known,
            file=File(file, name=token),
        )
        tokens.append(token)
    request.session[KEPT_FILES] = {"path": request.path, "tokens": tokens}


def kept_files(request: HttpRequest) -> list[TemporaryUpload]:
    """Return what waits for the address of `request` in this session."""
    return list(TemporaryUpload.objects.fresh().filter(token__in=_tokens(request)))


@contextmanager
def files_of(request: HttpRequest) -> Iterator[MultiValueDict]:
    """Open the files of `request`; what waits replaces those not chosen again."""
    files = request.FILES.copy()
    with ExitStack() as opened:
        for upload in kept_files(request):
            if upload.field not in files:
                try:
                    file = opened.enter_context(upload.file.open())
                except FileNotFoundError:
                    continue
                files[upload.field] = File(file, name=upload.name)
        yield files


def forget_files(request: HttpRequest, fields: list[str] | None = None) -> None:
    """Delete what waits for the address of `request` (only for `fields`, if given)."""
    waiting = TemporaryUpload.objects.filter(token__in=_tokens(request))
    if fields is not None:
        waiting = waiting.filter(field__in=fields)
    for upload in waiting:
        upload.forget()
    if fields is None and _tokens(request):
        del request.session[KEPT_FILES]


def _tokens(request: HttpRequest) -> list[str]:
    kept = request.session.get(KEPT_FILES)
    return list(kept["tokens"]) if kept and kept["path"] == request.path else []
