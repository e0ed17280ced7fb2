"""The first page of the admin names what waits for this person, and leads there at once."""

import pytest

from hub.languages.links import editor_path
from hub.languages.panels import TranslationsPanel
from hub.languages.services import send_back, start
from hub.languages.waiting import waiting_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


@pytest.mark.parametrize(
    ("role", "decides", "has_to_do_with_a_language"),
    [
        ("editor", False, False),
        ("approver", True, False),
        ("translator", False, True),
        ("reviewer", True, True),
    ],
)
def test_everyone_sees_the_lists_that_may_be_theirs(
    client, people, role, decides, has_to_do_with_a_language
):
    client.force_login(getattr(people, role))
    page = client.get("/admin/").content.decode()
    assert ('id="waiting-reviews' in page) is decides
    assert ('id="waiting-translations' in page) is has_to_do_with_a_language


def test_a_title_leads_to_the_step_that_waits(client, people, steps, story):
    translation = steps.ask(story)
    client.force_login(people.translator)
    assert f'href="{editor_path(translation)}"' in client.get("/admin/").content.decode()


def test_what_was_sent_back_says_so_and_comes_first(client, people, steps, story, english, source):
    translation = steps.ask(story)
    steps.write(translation)
    send_back(steps.send(translation), people.reviewer, "Nearly there")
    steps.change_source(source, title="川べの夜")
    steps.follow(source)
    assert [row.translation for row in waiting_for(people.translator)] == [translation, english]
    client.force_login(people.translator)
    page = client.get("/admin/").text
    assert "差し戻されました。翻訳確認担当" in page
    assert "すべて訳してあります" not in page


def test_a_long_list_is_cut_and_leads_to_all(client, people, story, monkeypatch):
    monkeypatch.setattr(TranslationsPanel, "MAX_ROWS", 1)
    start(story, ["en", "ko", "vi"], people.superuser)
    client.force_login(people.superuser)
    page = client.get("/admin/").text.partition('id="waiting-translations-content"')[2]
    assert page.count("/admin/translations/edit/") == 1
    assert "ほか2件" in page
    assert 'href="/admin/translations/"' in page
