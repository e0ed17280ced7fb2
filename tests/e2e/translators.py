"""Those who write in another language beside the Japanese, and those who read it."""

import re

from playwright.sync_api import Locator, expect

from tests.e2e.people import Staff


class Translator(Staff):
    """Writes beside the Japanese, part by part, or reads what a colleague wrote."""

    def part(self, japanese: str) -> Locator:
        text = self.page.locator(".part__text", has_text=japanese)
        return self.main.locator("[data-part]", has=text).first

    def untranslated(self) -> Locator:
        return self.main.locator(".part--missing")

    def translates(self, words: dict[str, str], but: int = 0) -> None:
        """Translate every part with `words` ({Japanese: translation}), the last `but` not.

        By the keyboard alone: each is saved when the next untranslated one comes.
        """
        expect(self.untranslated().first).to_be_visible()
        left = self.untranslated().count()
        self.page.keyboard.press("Alt+n")
        while left > but:
            part = self.page.locator("[data-part]:focus-within")
            part.locator("textarea").fill(words[part.locator(".part__text").inner_text().strip()])
            self.page.keyboard.press("Control+Enter")
            left -= 1
            expect(self.untranslated()).to_have_count(left)

    def writes(self, japanese: str, words: str) -> None:
        """Write over a part, and leave its field: it is saved by that."""
        part = self.part(japanese)
        part.locator("textarea").fill(words)
        part.locator("textarea").blur()

    def sends(self) -> None:
        self.press("Send for review")
        self.is_told(self.said("The reviewers are told."))

    def opens_the_review(self, title: str) -> None:
        self.page.goto("/admin/")
        row = self.main.get_by_role("row", name=re.compile(re.escape(title)))
        row.get_by_role("link", name=self.said("Review"), exact=True).click()

    def approves(self) -> None:
        self.main.get_by_role("button", name=self.said("Approve"), exact=True).press("Enter")
        expect(self.page).to_have_url(re.compile(r"/admin/$"))

    def sends_back(self, japanese: str, note: str, proposal: str) -> None:
        """Send the translation back with a remark on the part that reads `japanese`."""
        text = self.page.locator(".part__text", has_text=japanese)
        part = self.main.locator(".part", has=text).first
        part.locator("summary").click()
        part.get_by_label(self.said("Note")).fill(note)
        part.get_by_label(self.said("Proposed wording")).fill(proposal)
        self.press("Send back")
