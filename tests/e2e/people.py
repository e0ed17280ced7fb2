"""The people of the main job, each before a browser of their own."""

import re
from contextlib import contextmanager
from typing import ClassVar, Self
from urllib.parse import urlencode

from django.utils.translation import gettext, override
from playwright.sync_api import FrameLocator, Locator, Page, expect

from hub.accounts.demo import PASSWORD
from hub.languages.families import address_in

EASY_JAPANESE = "ja-x-easy"


def said(text: str, language: str = "ja", **values: object) -> str:
    """Return an English message as the interface says it in `language`."""
    with override(language):
        return gettext(text) % values if values else gettext(text)


class Person:
    """Somebody with a browser. `language` is that of the pages they are on."""

    language = "ja"

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    def said(self, text: str, **values: object) -> str:
        return said(text, self.language, **values)

    def named(self, text: str) -> str | re.Pattern:
        """Return what something is called: in easy Japanese readings divide its words."""
        words = self.said(text)
        if self.language != EASY_JAPANESE:
            return words
        return re.compile(r"\s*".join(["^", *map(re.escape, words), "$"]))

    def path(self, path: str) -> str:
        """Return an address of Japanese pages as it is in the person's language."""
        return address_in(path, self.language)

    def button(self, text: str, within: Locator | None = None) -> Locator:
        return (within or self.main).get_by_role("button", name=self.named(text), exact=True)

    def press(self, text: str, within: Locator | None = None) -> None:
        self.button(text, within).click()

    def finds_the_button(self, text: str) -> None:
        expect(self.button(text)).to_be_visible()

    def follow(self, text: str, within: Locator | None = None) -> None:
        (within or self.main).get_by_role("link", name=self.named(text), exact=True).first.click()

    def sign_in(self, address: str, username: str) -> Self:
        self.page.goto(address)
        return self.signs_in(address, username)

    def signs_in(self, address: str, username: str) -> Self:
        """Fill in the form of signing in, which leads to `address`."""
        self.main.locator("[name=login]").fill(username)
        self.main.locator("[name=password]").fill(PASSWORD)
        self.press("Sign in")
        expect(self.page).to_have_url(re.compile(rf"{re.escape(address)}$"))
        return self

    def sees(self, *texts: str) -> None:
        for text in texts:
            expect(self.main).to_contain_text(text)

    def sees_not(self, text: str) -> None:
        expect(self.main).not_to_contain_text(text)


class Visitor(Person):
    """Reads without an account."""

    def goes_to(self, address: str, status: int = 200) -> None:
        assert self.page.goto(address).status == status

    def searches(self, words: str) -> list[str]:
        """Search from the page at hand; return the titles of the results."""
        form = self.page.locator("form[role=search]:visible").first
        form.locator("input[type=search]").fill(words)
        form.get_by_role("button").click()
        expect(self.page).to_have_url(re.compile(re.escape(urlencode({"q": words}))))
        expect(self.page.get_by_role("contentinfo")).to_be_visible()
        return self.main.locator("article h3").all_inner_texts()

    def puts_readings_away(self) -> None:
        """Choose easy Japanese without readings above its kanji."""
        self.page.goto("/reading/")
        self.main.locator("[value=no-furigana]").check()
        self.press("Use these settings")

    def changes_language(self, name: str) -> None:
        header = self.page.get_by_role("banner")
        header.locator("summary", has_text="Language").click()
        header.get_by_role("link", name=re.compile(f"^{name}")).click()


class Staff(Person):
    """Works in the admin, which speaks Japanese."""

    # {username: cookies}: who has signed in once in this run does not type a password again.
    signed_in: ClassVar[dict[str, list]] = {}

    def at_work(self, username: str) -> Self:
        self.page.context.add_cookies(self.signed_in.get(username, []))
        self.page.goto("/admin/")
        if "/accounts/login/" in self.page.url:
            self.signs_in("/admin/", username)
            self.signed_in[username] = self.page.context.cookies()
        return self

    def opens_what_waits(self, title: str) -> None:
        self.page.goto("/admin/")
        self.main.get_by_role("link", name=title, exact=True).click()

    def opens(self, *titles: str) -> None:
        """Go down the tree of pages from the home page, and open the last one's editor."""
        self.page.goto("/admin/pages/")
        for title in titles[:-1]:
            name = self.said("Explore child pages of '%(title)s'", title=title)
            self.main.get_by_role("link", name=name).click()
        self.main.get_by_role("link", name=titles[-1], exact=True).click()

    def opens_page_menu(self) -> None:
        self.main.get_by_role("button", name=self.said("Actions"), exact=True).first.click()

    def is_told(self, text: str) -> None:
        expect(self.page.locator(".messages")).to_contain_text(text)


class Writer(Staff):
    """A member of the PR staff."""

    def field(self, name: str) -> Locator:
        return self.page.locator(f"[data-contentpath={name}]").first

    def opens_tab(self, text: str) -> None:
        self.page.get_by_role("tab", name=self.said(text), exact=True).click()

    @contextmanager
    def dialog(self):
        dialog = self.page.locator(".modal-dialog")
        yield dialog
        expect(dialog).to_have_count(0)

    def uploads_photo(self, field: str, data: bytes, title: str) -> None:
        self.press("Choose an image", self.field(field))
        with self.dialog() as dialog:
            dialog.get_by_role("tab", name=self.said("Upload")).click()
            dialog.locator("input[type=file]").set_input_files(
                {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": data}
            )
            dialog.get_by_label(self.said("Title")).fill(title)
            self.press("Upload", dialog)

    def adds_block(self, label: str) -> Locator:
        """Add a block at the end of the body and return it."""
        body = self.field("body")
        blocks = body.locator("[data-streamfield-child]")
        number = blocks.count()
        body.locator("button.c-sf-add-button:visible").last.click()
        self.page.get_by_role("option", name=self.said(label), exact=True).click()
        expect(blocks).to_have_count(number + 1)
        return blocks.last

    def chooses(self, relation: str, title: str, search: str = "") -> None:
        """Add a row to an inline panel, and choose what it is about."""
        self.page.locator(f"#id_{relation}-ADD").click()
        row = self.page.locator(f"#inline_child_{relation}-0")
        row.locator("button[data-chooser-action-choose]:visible").click()
        with self.dialog() as dialog:
            if search:
                dialog.locator("input[name=q]").fill(search)
            dialog.get_by_role("link", name=title, exact=True).first.click()

    def saves(self) -> None:
        self.press("Save draft")
        self.page.wait_for_load_state()

    def previews_on_a_phone(self) -> FrameLocator:
        self.page.locator("[data-side-panel-toggle=preview]").click()
        self.page.locator("[data-side-panel=preview] input[data-device-width='375']").check(
            force=True
        )
        return self.page.frame_locator("#w-preview-iframe")

    def languages_beside(self) -> Locator:
        """Open the panel of the page's languages beside its editor, and return it."""
        self.page.locator("[data-side-panel-toggle=languages]").click()
        return self.page.locator("[data-side-panel=languages]")

    def submits(self) -> None:
        self.press("More actions", self.page.locator("footer"))
        self.page.locator("button[name=action-submit]").click()

    def asks_for_translation(self, *languages: str) -> None:
        self.opens_page_menu()
        self.page.get_by_role("link", name=self.said("Translate this page")).click()
        for name in languages:
            self.main.get_by_label(name, exact=True).check()
        self.press("Ask for translations")


class Approver(Staff):
    def takes_offline(self, address: str) -> None:
        """Unpublish the page that is edited at `address`."""
        self.page.goto(address.replace("/edit/", "/unpublish/"))
        self.press("Yes, unpublish it")

    def approves(self, on: str = "") -> None:
        if on:
            self.main.get_by_label(self.said("On a date"), exact=True).check()
            self.main.locator("[name=approve-go_live_at]").fill(on)
        # By the keyboard: the calendar of the date covers the button.
        self.main.get_by_role("button", name=self.said("Approve"), exact=True).press("Enter")


class Chief(Staff):
    """An administrator: moves pages."""

    def moves(self, address: str, below: str) -> None:
        """Move the page that is edited at `address` below the one that is edited at `below`."""
        parent = re.search(r"/(\d+)/edit/", below)[1]
        self.page.goto(address.replace("/edit/", f"/move/{parent}/confirm/"))
        self.press("Yes, move this page")


class Desk(Staff):
    def opens_change_of(self, group: str) -> None:
        self.page.goto("/admin/")
        self.page.get_by_role("link", name=self.said("Sent in for review"), exact=True).click()
        self.main.get_by_role("link", name=group, exact=True).click()

    def sends_back(self, words: str) -> None:
        self.main.get_by_label(self.said("In your own words")).fill(words)
        self.press("Send back")
        self.is_told(self.said("Sent back. Whoever keeps the page reads your reason."))

    def approves(self) -> None:
        self.press("Approve and publish")
        self.is_told(self.said("Approved. It is public now."))
