"""What the proxy shows where the hub cannot answer: files in every language, whole in themselves.

nginx looks for `<language of the address>/<status>.html`, then for `<status>.html`
(deploy/nginx.conf); the language in which everything starts is written to both.
"""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation

from hub.pages.frame import frame_without_request

STATUSES = (400, 404, 413, 502)
STYLE_SHEETS = ("css/tokens.css", "css/base.css", "css/layout.css", "css/components.css")


def write_proxy_pages(directory: Path) -> int:
    """Write the pages of all languages and their style sheet; return how many pages.

    Each file is put in place whole: the proxy may read it at any moment.
    """
    _write(directory / "hub.css", "\n".join(_style_sheet(name) for name in STYLE_SHEETS))
    written = 0
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            frame = frame_without_request(language)
            for status in STATUSES:
                html = render_to_string(f"pages/proxy/{status}.html", {"hub": frame})
                _write(directory / language / f"{status}.html", html)
                if language == settings.LANGUAGE_CODE:
                    _write(directory / f"{status}.html", html)
                written += 1
    return written


def _style_sheet(name: str) -> str:
    return Path(finders.find(name)).read_text()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_text(text)
    beside.replace(path)
