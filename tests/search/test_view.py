"""The search page: context for the template, any query, the same bytes for everyone."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

from search.analysis import parse
from search.snippets import Marker


@pytest.fixture
def ask(hub, client):
    def ask(language: str = "ja", **parameters: str):
        with translation.override(language):
            address = reverse("search")
        return client.get(address, parameters)

    return ask


def test_results_say_what_and_where(hub, ask):
    hub.news("防災の日", "<b>避難</b>の練習をします。", summary="訓練のお知らせ")
    response = ask(q="避難")
    (result,) = response.context["paginator_page"].object_list
    assert result.plain_title == "防災の日"
    assert result.url == "/news/" + result.url.split("/")[2] + "/"
    assert result.lang == "ja"
    assert result.is_own_language
    assert "<mark>避難</mark>の練習" in result.snippet
    assert result.kind == "news"
    assert result.trail == ("お知らせ",)
    assert response.context["total"] == 1
    assert response.context["query"] == "避難"
    assert "tips" not in response.context


def test_types_count_and_filter(hub, ask):
    for number in range(12):
        hub.news(f"防災{number}", "文")
    hub.page("防災", "文")
    context = ask(q="防災", type="news", page="2").context
    kinds = next(facet for facet in context["facets"] if facet.name == "type")
    assert {kind.value: kind.count for kind in kinds.options} == {"page": 1, "news": 12}
    assert kinds.chosen.value == "news"
    assert context["total"] == 12
    assert len(context["paginator_page"].object_list) == 2
    assert context["query_string"] == "q=%E9%98%B2%E7%81%BD&type=news"


def test_japanese_results_on_another_language_are_marked(hub, ask):
    hub.translate(hub.home, "en", title="Hub")
    hub.news("Volunteer の募集", "文")
    response = ask("en", q="volunteer")
    (result,) = response.context["paginator_page"].object_list
    assert result.lang == "ja"
    assert not result.is_own_language
    assert response.context["lang"] == "en"


def test_nothing_found_says_what_to_try(ask):
    context = ask(q="存在しない語").context
    assert context["total"] == 0
    assert context["tips"]
    assert "tips" not in ask().context


@pytest.mark.parametrize(
    "parameters",
    [
        {"q": "\x00"},
        {"q": '"'},
        {"q": "' OR 1=1 --"},
        {"q": "*:*"},
        {"q": "   "},
        {"q": "防災" * 5_000},
        {"q": "%"},
        {"q": "\\"},
        {"q": "<script>alert(1)</script>防災"},
        {"q": "防災", "page": "999999999999999999999"},
        {"q": "防災", "page": "-1"},
        {"q": "防災", "page": "x"},
        {"q": "防災", "type": "'; DROP TABLE"},
        {"q": "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16")},
    ],
)
def test_any_query_is_answered(hub, ask, parameters):
    hub.page("防災", "文")
    response = ask(**parameters)
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


def test_the_page_is_the_same_for_everyone(hub, ask):
    hub.page("防災", "文")
    response = ask(q="防災")
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert ask(q="防災").content == response.content


def test_only_get(hub, client):
    assert client.post("/search/", {"q": "防災"}).status_code == 405


@pytest.mark.parametrize("pages", [3, 12])
def test_queries_do_not_grow(hub, ask, django_assert_max_num_queries, pages):
    for number in range(pages):
        hub.news(f"防災{number}", "文")
    ask(q="防災")
    with django_assert_max_num_queries(25):
        ask(q="防災")


def test_a_page_unpublished_behind_our_back_is_not_shown(hub, ask):
    page = hub.page("防災", "文")
    type(page).objects.filter(pk=page.pk).update(live=False)
    assert ask(q="防災").context["paginator_page"].object_list == []


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("水戸市協働推進基本計画", "協働", ["協働"]),
        ("市と協働する", "きょうどう", ["協働"]),
        ("市と協働する", "kyodo", ["協働"]),
        ("Volunteers wanted", "volunteering", ["Volunteers"]),
        ("ﾎﾞﾗﾝﾃｨｱとボランティア", "ボランティア", ["ボランティア"]),
        ("髙橋さん", "高橋", ["髙橋"]),
        ("Tình nguyện viên", "tinh nguyen", ["Tình", "nguyện"]),
        ("子ども食堂", "こども", ["子ども"]),
        ("何もない", "協働", []),
    ],
)
def test_matched_words_are_marked(text, query, marked):
    html = Marker(parse(query, "ja")).highlight(text)
    assert re.findall("<mark>(.*?)</mark>", html) == marked


def test_snippets_are_safe_html():
    html = Marker(parse("協働", "ja")).snippet('<img src=x onerror="a"> & 協働 <b>')
    assert html == "&lt;img src=x onerror=&quot;a&quot;&gt; &amp; <mark>協働</mark> &lt;b&gt;"


def test_snippets_show_the_passage():
    text = "はじめの文です。" * 40 + "ここで避難の練習をします。" + "おわりの文です。" * 40
    html = Marker(parse("避難", "ja")).snippet(text)
    assert html.startswith("ここで<mark>避難</mark>の練習をします。")
    assert html.endswith("…")
    assert len(html) < 160


def test_a_word_learnt_in_one_text_is_marked_in_the_next():
    marker = Marker(parse("きょうどう", "ja"))
    assert marker.highlight("市と協働する。協働の場。").count("<mark>協働</mark>") == 2
    assert marker.highlight("協働") == "<mark>協働</mark>"
