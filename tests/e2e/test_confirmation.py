"""Confirming from the e-mail, on a phone of 375 px, by touch, with script and without."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.e2e.people import Visitor, said

pytestmark = pytest.mark.browser

# Two groups without a member who has e-mail: letters go to the groups' own addresses.
ADDRESSES = {True: "itadakimasu@sekai-no-shokutaku.example.jp", False: "tane@hanagokoro.example.jp"}
PAGES = {True: "/groups/sekai-no-shokutaku/", False: "/groups/hanagokoro/"}


@pytest.fixture(scope="module")
def asked(site):
    """The clock's job of a first of May; the letters go out by the worker."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment |= {
        "DJANGO_SETTINGS_MODULE": "config.settings.single",
        "PYTHONPATH": f"{settings.BASE_DIR}:{settings.BASE_DIR / 'site'}",
        "VAR_DIR": str(site.folder),
        "BASE_URL": site.base_url,
    }
    command = [sys.executable, "manage.py", "ask_for_confirmation", "--day", "2027-05-01"]
    subprocess.run(command, cwd=settings.BASE_DIR, env=environment, check=True)  # noqa: S603


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_confirmed_from_the_letter_by_touch(site, asked, new_context, script):
    context = new_context(
        viewport={"width": 375, "height": 740}, has_touch=True, java_script_enabled=script
    )
    reader = Visitor(context.new_page())
    letter = site.mail_about(ADDRESSES[script], "（例）")
    link = re.search(r"http\S+/mypage/confirm/\S+", letter.get_content()).group()
    reader.goes_to(link)
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 375
    button = reader.main.get_by_role("button", name=said("Correct as it is"))
    expect(button).to_be_in_viewport()
    assert button.bounding_box()["height"] >= 44
    button.tap()
    reader.sees(said("Confirmed. Thank you."))
    reader.goes_to(link)
    reader.sees(said("Confirmed already. Thank you."))
    reader.goes_to(PAGES[script])
    reader.sees(said("Last confirmed by the group"))
    assert not context.cookies()
