"""The admin speaks the language of the office, where Wagtail leaves English or Python's words."""

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import gettext

from hub.pages.blocks.base import PictureBlock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


@pytest.mark.parametrize("path", ["/admin/pages/", "/admin/images/", "/admin/translations/"])
def test_the_buttons_of_a_page_have_a_japanese_name(client, people, path):
    client.force_login(people.editor)
    page = BeautifulSoup(client.get(path, follow=True).text, "html.parser")
    assert page.select_one("#w-slim-header-buttons")["aria-label"] == "操作"


def test_the_list_of_what_was_found_counts_pages(client, people):
    client.force_login(people.editor)
    page = BeautifulSoup(client.get("/admin/pages/search/", {"q": "花"}).text, "html.parser")
    head = page.select_one("thead th.title").get_text(" ", strip=True)
    assert "件中" in head
    assert "None" not in head


def test_a_picture_in_a_text_has_japanese_labels():
    labels = [str(block.label) for block in PictureBlock().child_blocks.values()]
    assert labels[0] == "写真"
    assert not [label for label in labels if label.isascii()]


def test_what_was_submitted_waits_for_approval():
    words = gettext("Page '%(page_title)s' has been submitted for moderation.")
    assert words % {"page_title": "川べの朝"} == "「川べの朝」を承認に出しました。"
