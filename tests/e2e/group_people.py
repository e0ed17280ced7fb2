"""People of the groups, each before a browser of their own."""

import re
from email.message import EmailMessage
from typing import Self

from playwright.sync_api import Locator, expect

from tests.e2e.people import Person, said


class Representative(Person):
    """Keeps a group's page, on the group's own pages."""

    def at_home(self, username: str) -> Self:
        self.page.goto("/mypage/")
        self.follow("Sign in")
        return self.signs_in("/mypage/", username)

    def opens_part(self, heading: str) -> None:
        """Go from one part of the page to another one."""
        self.page.locator("main summary", has_text=said("All parts")).click()
        self.follow(heading)


class Newcomer(Person):
    """Registers a group that nobody at city hall knows yet, on a phone: by touch."""

    def press(self, text: str, within: Locator | None = None) -> None:
        self.button(text, within).tap()

    def follow(self, text: str, within: Locator | None = None) -> None:
        (within or self.main).get_by_role("link", name=self.named(text), exact=True).first.tap()

    def comes_to_the_start_page(self) -> None:
        self.page.goto(self.path("/mypage/"))
        self.follow("Register a new group")

    def asks_for_the_link(self, email: str) -> None:
        self.page.locator("[name=email]").fill(email)
        self.press("Send me the link")
        self.sees(email)

    def opens_the_link(self, mail: EmailMessage) -> None:
        address = re.search(r"https?://\S+/start/link/\S+", mail.get_content())[0]
        self.page.goto(address)
        self.press("Yes, go on")

    def types_the_code(self, mail: EmailMessage) -> None:
        code = re.search(r"^\d{6}$", mail.get_content(), re.MULTILINE)[0]
        self.page.locator("[name=code]").fill(code)
        self.press("Go on")

    def names_the_group(self, title: str, kana: str, own_name: str) -> None:
        self.page.locator("[name=title]").fill(title)
        self.page.locator("[name=name_kana]").fill(kana)
        self.page.locator("[name=legal_form]").select_option("voluntary")
        self.page.locator("[name=name]").fill(own_name)
        self.press("Save and go on")
        expect(self.page).to_have_url(re.compile(r"/mypage/\d+/edit/about/$"))

    def writes_more(self, heading: str) -> None:
        """Go from the last look to a part that nobody has to fill in."""
        self.follow("Write more first")
        self.page.locator("main .link-list").get_by_role("link", name=self.named(heading)).tap()

    def fills_in(self, slug: str, typed: dict[str, str], then: str = "Save and go on") -> None:
        """Fill in the step at hand, boxes, lists and texts, and go on to the next one."""
        expect(self.page).to_have_url(re.compile(rf"/edit/{slug}/$"))
        self.finds_the_button("Save and go on")  # the last thing on the page
        for name, value in typed.items():
            box = self.page.locator(f"[type=checkbox][name={name}][value='{value}']")
            choices = self.page.locator(f"select[name={name}]")
            if box.count():
                box.check()
            elif choices.count():
                choices.select_option(value)
            else:
                self.page.locator(f"[name={name}]").fill(value)
        self.press(then)

    def adds_a_photo(self, data: bytes, alt: str) -> None:
        self.page.locator("[name=new_photo]").set_input_files(
            {"name": "IMG_0001.HEIC", "mimeType": "image/heic", "buffer": data}
        )
        self.page.locator("[name=new_alt]").fill(alt)
        self.press("Save and look it over")

    def sends_it(self) -> None:
        """Tick what must be agreed to, and nothing else; send."""
        self.finds_the_button("Send to the city")  # the boxes are counted once the page is there
        for box in self.page.locator("main [type=checkbox]").all():
            if "open_" not in (box.get_attribute("name") or ""):
                box.check()
        self.press("Send to the city")

    def corrects(self, asked: str, name: str, value: str) -> None:
        """Read on the own pages what the desk asked for, and write it into the first step."""
        self.page.goto("/mypage/")
        self.sees(asked)
        self.follow("Correct it")
        expect(self.page).to_have_url(re.compile(r"/edit/identity/$"))
        self.page.locator(f"[name={name}]").fill(value)
        self.press("Save and look it over")
        self.sees(value)
