"""On a phone, in English: somebody asks a group, and the group can answer."""

import re

import pytest

from tests.e2e.people import Visitor
from tests.e2e.site import wait_for

pytestmark = pytest.mark.browser

SENDER = "lan@guests.example.com"
GROUP_MAIL = "tea@nihongo-hiroba.example.jp"


def test_asking_a_group_in_english_on_a_phone(site, new_context):
    context = new_context(viewport={"width": 375, "height": 720}, java_script_enabled=False)
    visitor = Visitor(context.new_page())
    visitor.language = "en"
    visitor.goes_to("/en/groups/nihongo-hiroba/")
    visitor.follow("Ask the group")
    main = visitor.main
    main.get_by_label("I would like to join").check()
    main.get_by_label("Can I take part without much Japanese?").check()
    main.locator("[name=words]").fill("I work until six.")
    main.locator("[name=email]").fill(SENDER)
    visitor.press("Send me the link")
    visitor.sees("Please check your email")

    mail = site.mail_about(SENDER, "Nihongo")
    visitor.goes_to(re.search(r"https?://\S+/confirm/\S+", mail.get_content()).group())
    visitor.sees("I would like to join", "I work until six.")
    visitor.press("Send it now")
    visitor.sees("Your question is on its way")

    letter = wait_for(
        lambda: next((m for m in site.mails_to(GROUP_MAIL) if m["Reply-To"] == SENDER), None),
        "the enquiry to reach the group",
    )
    assert "I work until six." in letter.get_content()
    assert letter["Content-Language"] == "ja"
