"""The light page as files, so that it is shown while nothing else works.

In <PAGE_FILES_DIR>/light-page:

    prepared/<language>.html   written when the approved page changes
    light.css                  its style
    state.json                 what is on top now
    unrecorded/<key>.json      presses that no database knows yet
    shown                      a link to what is on top, while something is: index.html,
                               en/index.html, …, each compressed beside it

A web server in front serves `shown` without asking (deploy/nginx.conf).
"""

import fcntl
import gzip
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from hub.disaster.states import State, ended

MAX_BYTES = 14_000  # of a page with its style: what a server sends at once
STYLE = "light.css"
MAIN = '<main id="main">'


def home_path(language: str) -> str:
    """Return the path of a language's home page."""
    return "/" if language == settings.LANGUAGE_CODE else f"/{language}/"


class Shelf:
    """What lies ready on this machine."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.shown = root / "shown"

    # What is prepared

    def prepare(self, pages: dict[str, str], style: str) -> None:
        """Lay {language: page} ready; nothing, if there is no approved page."""
        folder = self.root / "prepared"
        if not pages:
            shutil.rmtree(folder, ignore_errors=True)
            return
        for language, page in pages.items():
            _write(folder / f"{language}.html", page)
        _write(self.root / STYLE, style)

    def prepared(self) -> dict[str, str]:
        """Return {language: page} of what lies ready."""
        folder = self.root / "prepared"
        return {file.stem: file.read_text("utf-8") for file in sorted(folder.glob("*.html"))}

    # What is on top

    def state(self) -> State | None:
        """Return what the last press that this machine knows of has led to."""
        try:
            return State.from_json(json.loads((self.root / "state.json").read_bytes()))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def show(self, state: State) -> None:
        """Put on top what `state` says, or take it away."""
        with self._alone():
            _write(self.root / "state.json", json.dumps(state.as_json()))
            self._put_on_top(state)

    def _put_on_top(self, state: State) -> None:
        pages = self.prepared() if state.is_on else {}
        new = self.root / f"pages-{uuid4().hex}"
        for language, page in pages.items():
            said = MAIN + _said(state, language)
            html = page.replace(MAIN, said, 1)
            place = new / home_path(language).strip("/") / "index.html"
            _write(place, html)
            place.with_name("index.html.gz").write_bytes(gzip.compress(html.encode(), 6))
        if pages:
            shutil.copy(self.root / STYLE, new / STYLE)
            link = self.root / f"shown-{uuid4().hex}"
            link.symlink_to(new.name)
            link.replace(self.shown)
        else:
            self.shown.unlink(missing_ok=True)
        for former in self.root.glob("pages-*"):
            if former != new:
                shutil.rmtree(former, ignore_errors=True)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Web and `files` may both have something to show."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / "lock").open("wb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def end_in_time(self, now: datetime) -> None:
        """Take away what has lasted its time, though no one can be asked."""
        state = self.state()
        if state and state.is_on and not state.is_shown(now):
            self.show(ended(state))

    # What the database does not know yet

    def keep_unrecorded(self, state: State) -> None:
        _write(self.root / "unrecorded" / f"{state.key}.json", json.dumps(state.as_json()))

    def unrecorded(self) -> Iterator[State]:
        for file in sorted((self.root / "unrecorded").glob("*.json")):
            with suppress(OSError, ValueError, KeyError, TypeError):
                yield State.from_json(json.loads(file.read_bytes()))

    def forget_unrecorded(self, key: str) -> None:
        (self.root / "unrecorded" / f"{key}.json").unlink(missing_ok=True)


def _said(state: State, language: str) -> str:
    """Return what is said above the prepared text: whether it is a drill, since when, a message."""
    words = state.words.get(language)
    values = {
        "state": state,
        "words": words or state.words.get(settings.LANGUAGE_CODE, ""),
        "words_language": language if words else settings.LANGUAGE_CODE,
    }
    with translation.override(language):
        return render_to_string("disaster/said.html", values)


def own_shelf() -> Shelf:
    """Return the shelf of this machine."""
    return Shelf(Path(settings.PAGE_FILES_DIR) / "light-page")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{uuid4().hex}")
    beside.write_text(text, "utf-8")
    beside.replace(path)
