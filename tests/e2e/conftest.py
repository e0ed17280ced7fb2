"""A browser before the running hub. These tests never touch the tests' own database."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.databases import PICTURES
from tests.e2e.site import Site, running_site

# Other tests keep the machine busy meanwhile; how fast pages are is measured by the benchmark.
expect.set_options(timeout=20_000)

NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def site(request, tmp_path_factory) -> Iterator[Site]:
    if CHROMIUM is None:
        pytest.skip("there is no Chromium")
    database = request.getfixturevalue("demonstration_template")
    with running_site(tmp_path_factory.mktemp("site"), database, PICTURES) as site:
        yield site


@pytest.fixture(scope="session")
def base_url(site) -> str:
    return site.base_url


@pytest.fixture(scope="session")
def playwright(site, playwright):
    """After the site: once Playwright's loop runs, Django refuses its database to this thread."""
    return playwright


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args) -> dict:
    return browser_type_launch_args | {
        "executable_path": CHROMIUM,
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args) -> dict:
    return browser_context_args | {"locale": "ja-JP", "timezone_id": "Asia/Tokyo"}


@pytest.fixture
def visit(new_context, base_url):
    """Return a page of a window `width` wide, with a reading setting, noting the console."""

    def open_window(width: int = 1280, reading: str = "", **settings) -> Page:
        context = new_context(viewport={"width": width, "height": 900}, **settings)
        if reading:
            context.add_cookies([{"name": "reading", "value": reading, "url": base_url}])
        page = context.new_page()
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("console", lambda message: note(page, message))
        return page

    def note(page: Page, message) -> None:
        # A 404 that was asked for is no fault of the page.
        if message.type in ("error", "warning") and "404 (Not Found)" not in message.text:
            page.complaints.append(message.text)

    return open_window
