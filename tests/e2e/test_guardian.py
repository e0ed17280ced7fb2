"""A boy of 15 signs up on a phone of 375 px; his mother reads Vietnamese, and agrees."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.people import Visitor

pytestmark = pytest.mark.browser
FOUND = "/events/?day=sat&day=sun&ease=free&support=childcare&support=easy_japanese&ease=sign_up"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_guardian_who_reads_vietnamese_agrees(site, new_context, script):
    child, mother = f"minh-{script}@example.com".lower(), f"lan-{script}@example.com".lower()

    def visitor() -> Visitor:
        settings = {"viewport": {"width": 375, "height": 740}, "java_script_enabled": script}
        return Visitor(new_context(**settings).new_page())

    def is_narrow_enough(page) -> bool:
        return page.evaluate("document.documentElement.scrollWidth") <= 375

    boy = visitor()
    page = boy.page
    boy.goes_to(FOUND)
    boy.main.get_by_role("link", name="子どもと歩く防災さんぽ（見本）").click()
    boy.main.get_by_role("link", name=re.compile("申し込む")).first.click()
    page.fill("[name=name]", "グエン ミン")
    page.fill("[name=email]", child)
    page.select_option("[name=party_size]", "1")
    page.fill("[name=age]", "15")
    boy.main.locator("form button[type=submit]").last.click()
    expect(page.locator(".form-errors")).to_be_visible()  # nobody to ask
    page.fill("[name=guardian_email]", mother)
    page.select_option("[name=guardian_language]", "vi")
    assert is_narrow_enough(page)
    boy.main.locator("form button[type=submit]").last.click()
    digits = re.search(r"^\d{6}$", site.mail_about(child, "確定").get_content(), re.MULTILINE)
    page.fill("[name=code]", digits.group())
    boy.main.locator("form button[type=submit]").first.click()
    expect(page.locator("h1")).to_have_text("保護者の同意待ち")
    assert is_narrow_enough(page)

    asked = site.mail_about(mother, "Con bạn muốn tham gia").get_content()
    parent = visitor()
    parent.goes_to(re.search(r"http\S+/vi/signup/guardian/\S+", asked).group())
    expect(parent.main).to_contain_text("Ai ở bên các em")
    assert is_narrow_enough(parent.page)
    parent.page.fill("[name=name]", "Nguyễn Thị Lan")
    parent.page.get_by_role("button", name="Tôi đồng ý cho con tham gia").click()
    expect(parent.page.get_by_role("button", name="Rút lại sự đồng ý")).to_be_visible()
    page.reload()
    expect(page.locator("h1")).to_have_text("申込済み")
