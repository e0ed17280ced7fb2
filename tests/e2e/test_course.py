"""A course from a phone of 375 px: signed up for, came, and a certificate that anyone can check."""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.e2e.people import Staff, Visitor

pytestmark = pytest.mark.browser
NAME, ADDRESS = "Trần Thị Lan", "lan-course@example.com"
# Its one evening is over, and who came then has done the course.
OVER = """
from datetime import timedelta
from django.utils import timezone
from events.trainings.models import CoursePage
course = CoursePage.objects.public_sources().get(slug="yasashii-nihongo")
CoursePage.objects.filter(pk=course.pk).update(dates_needed=1)
began = timezone.now() - timedelta(hours=2)
course.occurrences.update(starts_at=began, ends_at=began + timedelta(hours=1))
"""


class Learner(Visitor):
    language = "vi"

    def fits_the_phone(self) -> None:
        expect(self.page.get_by_role("contentinfo")).to_be_visible()
        assert self.page.evaluate("document.documentElement.scrollWidth") <= 375

    def signs_up(self, site) -> str:
        """Sign up for the course at hand; return the path of its sheet in Japanese."""
        link = self.main.get_by_role("link", name=self.said("Sign up")).first
        sheet = re.search(r"/signup/[0-9a-f-]{36}/", link.get_attribute("href")).group()
        link.tap()
        self.fits_the_phone()
        self.page.fill("[name=name]", NAME)
        self.page.fill("[name=email]", ADDRESS)
        self.press("Sign up")
        mail = site.mail_about(ADDRESS, "").get_content()
        self.page.fill("[name=code]", re.search(r"^\d{6}$", mail, re.MULTILINE).group())
        self.press("Confirm")
        expect(self.page.locator("h1")).to_have_text("Đã đăng ký")
        self.fits_the_phone()
        return sheet


def test_who_came_to_a_course_has_a_certificate_that_anyone_can_check(site, new_context, someone):
    phone = new_context(viewport={"width": 375, "height": 740}, has_touch=True)
    learner = Learner(phone.new_page())
    learner.goes_to("/vi/trainings/yasashii-nihongo/")
    learner.fits_the_phone()
    sheet = learner.signs_up(site)
    mail = site.mail_about(ADDRESS, learner.said("You are signed up.")).get_content()
    own = re.search(r"http\S+/signup/mine/\S+", mail).group()

    site.manage("shell", "-c", OVER)
    desk = someone(Staff).at_work("kyodo")
    desk.page.goto(f"{sheet}attendance/")
    desk.main.get_by_label(NAME).check()
    desk.press("They came")
    desk.sees(desk.said("People who came so far: %(number)s", number=1))

    learner.goes_to(own)
    learner.fits_the_phone()
    link = learner.main.get_by_role("link", name=learner.said("Certificate (PDF)"))
    paper = phone.request.get(link.get_attribute("href"))
    text = PdfReader(io.BytesIO(paper.body())).pages[0].extract_text()
    assert NAME in text
    number = re.search(r"/k/c/(\w+)/", text).group(1)

    anyone = Visitor(new_context(viewport={"width": 375, "height": 740}).new_page())
    anyone.goes_to(f"/k/c/{number.lower()}/")
    anyone.sees("やさしい日本語で話す講座", number)
    anyone.sees_not(NAME)
    anyone.goes_to("/k/c/aaaaaaaaaa/", status=404)
