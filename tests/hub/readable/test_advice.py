"""The writing aid: what it answers, to whom, and where it stands."""

import json

import pytest
from django.core.cache import cache

from hub.core.models import Switch
from hub.core.parts import State
from hub.languages.models import Term
from hub.readable.advice.why import WHY
from hub.readable.easy.findings import Kind

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/easy-japanese/check/"


def ask(client, body: object):
    text = body if isinstance(body, str) else json.dumps(body)
    return client.post(ADDRESS, text, content_type="application/json")


def test_each_kind_says_why():
    assert set(WHY) == set(Kind)


def test_findings_come_text_by_text_with_why_and_a_score(admin_client):
    answer = ask(admin_client, {"texts": ["8/15に来てください。", "はい。" * 20]}).json()
    (found,), nothing = answer["texts"]
    assert nothing == []
    assert found["why"]
    assert (found["kind"], found["start"], found["end"]) == ("slash_date", 0, 4)
    assert (found["suggestion"], found["explanation"]) == ("8月15日", "")
    assert answer["score"] > 75
    assert answer["level"]


def test_links_and_bold_type_are_no_letters_of_a_sentence(admin_client):
    address = "x" * 60
    text = f'<b>来てください</b>。<a id="{address}">8/15</a>に来てください。'
    (found,) = ask(admin_client, {"texts": [text]}).json()["texts"][0]
    assert text[found["start"] : found["end"]] == "8/15"


def test_what_the_glossary_says_of_a_word_is_told(admin_client):
    Term.objects.create(language="ja-x-easy", japanese="避難所", words="にげる ところ")
    Term.objects.create(language="en", japanese="避難所", words="shelter")
    (found,) = ask(admin_client, {"texts": ["避難所へ行きます。"]}).json()["texts"][0]
    assert found["explanation"] == "にげる ところ"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{}",
        '{"texts": 1}',
        '{"texts": [1]}',
        '{"texts": "a"}',
        "\\x",
        "[" * 5000,
        {"texts": ["あ" * 20_001]},
    ],
)
def test_what_the_aid_does_not_send_is_refused(admin_client, body):
    assert ask(admin_client, body).status_code == 400


@pytest.mark.parametrize("text", ["", "\x00", "😀" * 500, "<script>", "漢" * 20_000])
def test_any_text_is_answered(admin_client, text):
    assert ask(admin_client, {"texts": [text]}).status_code == 200


def test_it_is_asked_by_post_and_by_people_of_city_hall_alone(client, admin_client):
    assert ask(client, {"texts": []}).status_code in {302, 403}
    assert admin_client.get(ADDRESS).status_code == 405


def test_it_stands_beside_the_editor_until_it_is_switched_off(admin_client):
    from home.models import HomePage

    editor = f"/admin/pages/{HomePage.objects.get(locale__language_code='ja').pk}/edit/"
    assert "data-easy-aid" in admin_client.get(editor).content.decode()
    Switch.objects.update_or_create(part="easy_writing", defaults={"state": State.OFF})
    cache.clear()
    assert "data-easy-aid" not in admin_client.get(editor).content.decode()
    assert ask(admin_client, {"texts": []}).status_code == 404


def test_a_draft_is_made_of_each_text_for_people_of_city_hall(client, admin_client):
    address = "/admin/easy-japanese/draft/"
    body = json.dumps({"texts": ["8/15に来てください。", "はい。"]})
    answer = admin_client.post(address, body, content_type="application/json").json()
    assert answer == {
        "drafts": [
            {"text": "8月15日に来てください。", "done": [["8/15", "8月15日"]]},
            {"text": "はい。", "done": []},
        ]
    }
    assert admin_client.post(address, "{}", content_type="application/json").status_code == 400
    assert client.post(address, body, content_type="application/json").status_code in {302, 403}
