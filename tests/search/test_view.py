"""The search page: context for the template, any query, the same bytes for everyone."""

import re
from datetime import date
from urllib.parse import quote_from_bytes

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail.images.tests.utils import get_test_image_file

from hub.assets.models import HubImage
from hub.text import parse
from search.snippets import Marker


@pytest.fixture
def ask(hub, client):
    def ask(language: str = "ja", /, **parameters: str):
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
    assert result.trail == ()
    assert response.context["total"] == 1
    assert response.context["query"] == "避難"
    assert "tips" not in response.context


def test_a_result_says_what_it_is_part_of(hub, ask):
    parent = hub.page("わくわく", "文")
    child = hub._add(parent, type(parent), "防災の巻", "文")
    (result,) = ask(q="防災").context["paginator_page"].object_list
    assert (result.page_id, result.trail, result.kind) == (child.pk, ("わくわく",), "page")


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


def test_every_choice_leads_to_as_many_pages_as_it_says(hub, ask):
    hub.translate(hub.home, "en", title="Hub")
    for number, year in enumerate((2024, 2025, 2025)):
        hub.news(f"防災{number}", "文", date=date(year, 4, 1))
    hub.translate(hub.page("防災 page", "文"), "en", title="防災 in English")
    for language in ("ja", "en"):
        context = ask(language, q="防災").context
        assert {facet.name for facet in context["facets"]} >= {"type", "year"}
        for facet in context["facets"]:
            for option in facet.options:
                narrowed = ask(language, q="防災", **{facet.name: option.value}).context
                assert narrowed["total"] == option.count, option


def test_a_choice_can_be_taken_back_and_kept_with_another_order(hub, ask):
    hub.news("防災の日", "文")
    hub.page("防災", "文")
    context = ask(q="防災", type="news", order="date").context
    chosen = context["facets"][0].chosen
    assert chosen.query == "q=%E9%98%B2%E7%81%BD&order=date"
    assert context["orders"][0]["query"] == "q=%E9%98%B2%E7%81%BD&type=news"
    assert context["asked"].everything.query == "q=%E9%98%B2%E7%81%BD"


def test_newest_first(hub, ask):
    hub.news("防災", "文", date=date(2020, 4, 1))
    hub.news("清掃", "防災にも。", date=date(2021, 4, 1))
    best, newest = ask(q="防災").context, ask(q="防災", order="date").context
    assert [hit.plain_title for hit in best["paginator_page"]] == ["防災", "清掃"]
    assert [hit.plain_title for hit in newest["paginator_page"]] == ["清掃", "防災"]


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


HOSTILE = [
    b"\x00",
    b"\xff\xfe\x80",
    b"\xed\xa0\x80",
    b'"',
    b"' OR 1=1 --",
    b"*:*",
    b"   ",
    b"%",
    b"\\",
    b"(((((NEAR/2 AND OR NOT",
    "防災".encode() * 5_000,
    b"a" * 10_000,
    "・、。！？〜".encode() * 100,
    "\U0001f600\u200d\u0301\u202e".encode(),
    b"<script>alert(1)</script>",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("address", ["/search/", "/en/search/", "/search/suggest/"])
def test_any_words_are_answered(hub, client, address, text):
    hub.page("防災", "文")
    response = client.get(f"{address}?q={quote_from_bytes(text)}")
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


@pytest.mark.parametrize("text", HOSTILE)
def test_any_click_is_taken(hub, client, text):
    body = b"q=" + quote_from_bytes(text).encode()
    form = "application/x-www-form-urlencoded"
    assert client.post("/search/opened/", body, content_type=form).status_code == 204


@pytest.mark.parametrize("page", ["9" * 30, "9" * 5_000, "-1", "x", "1.5", "\x00", "١"])
def test_any_page_is_answered(hub, ask, page):
    hub.page("防災", "文")
    context = ask(q="防災", page=page).context
    assert len(context["paginator_page"].object_list) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("type", "'; DROP TABLE"),
        ("type", "nonsense"),
        ("year", "20x6"),
        ("year", "\x00"),
        ("field", "x" * 1_000),
        ("area", "京都"),
        ("department", "*"),
        ("language", "xx"),
        ("order", "nonsense"),
        ("unknown", "value"),
    ],
)
def test_choices_that_do_not_exist_are_left_out(hub, ask, name, value):
    hub.page("防災", "文")
    context = ask(q="防災", **{name: value}).context
    assert (context["total"], context["asked"].query) == (1, "q=%E9%98%B2%E7%81%BD")


def test_the_page_is_the_same_for_everyone(hub, ask):
    hub.page("防災", "文")
    response = ask(q="防災")
    assert not response.cookies
    assert not response.wsgi_request.session.accessed
    assert ask(q="防災").content == response.content


def test_only_get(hub, client):
    assert client.post("/search/", {"q": "防災"}).status_code == 405


def test_queries_do_not_grow_with_the_results(hub, ask, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    def asked() -> int:
        ask(q="防災")  # makes the pictures' sizes, which makes the frame anew
        ask(q="防災")
        with CaptureQueriesContext(connection) as captured:
            ask(q="防災")
        return len(captured)

    def add(number: int) -> None:
        image = HubImage.objects.create(title="絵", file=get_test_image_file(f"{number}.png"))
        hub.page(f"防災{number}", "文", share_image=image)

    add(0)
    few = asked()
    for number in range(1, 9):
        add(number)
    assert asked() == few < 20


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


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("maglinis", ["paglilinis"]),
        ("linis", ["paglilinis"]),
        ("maglinis ilog", ["paglilinis", "ilog"]),
    ],
)
def test_words_of_one_tagalog_root_are_marked(query, marked):
    html = Marker(parse(query, "tl")).highlight("Araw ng paglilinis sa ilog")
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


def test_a_passage_does_not_end_within_a_marked_word():
    html = Marker(parse("助成金", "ja")).snippet("助成金。" + "あ" * 115 + "助成金のこと。")
    assert html.count("<mark>助成金</mark>") == 2


def test_a_word_learnt_in_one_text_is_marked_in_the_next():
    marker = Marker(parse("きょうどう", "ja"))
    assert marker.highlight("市と協働する。協働の場。").count("<mark>協働</mark>") == 2
    assert marker.highlight("協働") == "<mark>協働</mark>"
