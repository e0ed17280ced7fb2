"""Puts the light page before everything else, without a database and without Django."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone

from hub.disaster.shelf import STYLE, Shelf, home_path
from hub.page_files.serving import Application, StartResponse

USUAL = "usual"  # the query of a home page by which its usual form is read
HEADERS = [
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "default-src 'self'"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
]


class LightPageFirst:
    """A WSGI application before all others."""

    def __init__(self, application: Application, shelf: Shelf) -> None:
        self.application = application
        self.shelf = shelf
        homes = [home_path(code) for code, _name in settings.LANGUAGES]
        self.files = {home: f"{home.lstrip('/')}index.html" for home in homes}
        self.files[f"/{STYLE}"] = STYLE

    def __call__(self, environ: dict, start_response: StartResponse) -> Iterable[bytes]:
        name = self.files.get(environ.get("PATH_INFO", ""))
        if name is None or environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return self.application(environ, start_response)
        query = environ.get("QUERY_STRING", "")
        if query == USUAL:
            return self.application(environ | {"QUERY_STRING": ""}, start_response)
        content = None if query else self._read(name)
        if content is None:
            return self.application(environ, start_response)
        kind = "text/css" if name == STYLE else "text/html; charset=utf-8"
        own = [("Content-Type", kind), ("Content-Length", str(len(content)))]
        start_response("200 OK", [*own, *HEADERS])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [content]

    def _read(self, name: str) -> bytes | None:
        try:
            content = (self.shelf.shown / name).read_bytes()
        except OSError:
            return None
        state = self.shelf.state()
        return content if state and state.is_shown(timezone.now()) else None
