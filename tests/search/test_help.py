"""What stands round the results: promoted pages, related words, ways on when nothing is found."""

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.models import PageViewRestriction

from groups.models.rows import GroupArea
from home.models import HomePage
from hub.pages.models import ActivityField, Area, Need
from search import views
from search.models import PromotedResult, Synonym
from search.updates import follow


@pytest.fixture
def ask(hub, client):
    def ask(language: str = "ja", /, **parameters: str):
        with translation.override(language):
            return client.get(reverse("search"), parameters)

    return ask


def titles(results: list) -> list[str]:
    return [result.plain_title for result in results]


# Promoted


@pytest.fixture
def pages(hub):
    hub.page("防災の日", "文")
    hub.page("防災の話", "文")
    return hub.page("こまったとき", "文")


@pytest.mark.parametrize("typed", ["防災", "ﾎﾞｳｻｲ", " Help ", "ＨＥＬＰ"])
def test_a_page_stands_above_the_results_of_its_words(pages, ask, typed):
    PromotedResult.objects.create(words="防災\nボウサイ\nhelp", page=pages)
    assert titles(ask(q=typed).context["promoted"]) == ["こまったとき"]
    assert ask(q="防災 日").context["promoted"] == []


def test_a_promoted_page_is_shown_once(hub, ask):
    first = hub.page("防災の日", "文")
    hub.page("防災の話", "文")
    PromotedResult.objects.create(words="防災", page=first)
    context = ask(q="防災").context
    assert titles(context["promoted"]) == ["防災の日"]
    assert titles(context["paginator_page"].object_list) == ["防災の話"]
    assert context["total"] == 2


def test_promoted_pages_give_way_to_a_choice(pages, ask):
    PromotedResult.objects.create(words="防災", page=pages)
    context = ask(q="防災", type="page").context
    assert context["promoted"] == []
    assert sorted(titles(context["paginator_page"].object_list)) == ["防災の日", "防災の話"]


def test_promoted_for_readers_of_a_language_and_in_it(pages, hub, ask):
    PromotedResult.objects.create(words="help", page=pages, language="en")
    assert ask(q="help").context["promoted"] == []
    (result,) = ask("en", q="help").context["promoted"]
    assert (result.plain_title, result.lang) == ("こまったとき", "ja")
    hub.translate(pages, "en", title="When in need")
    (result,) = ask("en", q="help").context["promoted"]
    assert (result.plain_title, result.lang) == ("When in need", "en")


def test_promoted_pages_keep_their_order(pages, hub, ask):
    other = hub.page("窓口", "文")
    PromotedResult.objects.create(words="防災", page=pages, sort_order=2)
    PromotedResult.objects.create(words="防災", page=other, sort_order=1)
    assert titles(ask(q="防災").context["promoted"]) == ["窓口", "こまったとき"]


def test_a_promoted_page_that_is_not_public_is_not_shown(pages, ask):
    PromotedResult.objects.create(words="防災", page=pages)
    restriction = PageViewRestriction.objects.create(
        page=pages, restriction_type=PageViewRestriction.LOGIN
    )
    assert ask(q="防災").context["promoted"] == []
    restriction.delete()
    follow()
    assert titles(ask(q="防災").context["promoted"]) == ["こまったとき"]
    pages.unpublish()
    assert ask(q="防災").context["promoted"] == []


# Related words


def related(ask, text: str, language: str = "ja") -> list[str]:
    return [word.text for word in ask(language, q=text).context["related"]]


def test_words_of_the_same_meaning_are_offered_as_the_reader_writes(hub, ask):
    Synonym.objects.create(words="防災\n避難\nemergency\n재난\n防灾")
    assert related(ask, "防災") == ["避難", "防灾"]
    assert related(ask, "emergency", "en") == []
    assert related(ask, "防災", "en") == ["emergency"]
    assert related(ask, "防災", "ko") == ["재난"]


def test_names_of_needs_and_fields_are_offered(hub, ask):
    Need.objects.create(code="homework", label_ja="宿題のてつだい", label_en="Homework help")
    ActivityField.objects.create(code="x", label_ja="宿題", official="宿題")
    assert related(ask, "宿題") == ["宿題のてつだい"]
    assert related(ask, "homework", "en") == ["Homework help"]


# Nothing found


def test_nothing_found_offers_pages_with_a_name_like_it(hub, ask):
    hub.page("ひまわりの会", "文")
    context = ask(q="himawarikurabu").context
    assert context["total"] == 0
    assert [page.text for page in context["nearest"]] == ["ひまわりの会"]


def test_nothing_found_says_whom_to_ask(hub, ask):
    home = HomePage.objects.get(pk=hub.home.pk)
    home.desk_phone = "029-000-0000"
    home.save_revision().publish()
    assert 'class="ask-desk"' in ask(q="存在しない語").content.decode()
    assert ask(q="存在しない語").content.decode().count('href="tel:029-000-0000"') == 2


@pytest.mark.parametrize("language", ["ja", "en", "vi"])
def test_nothing_found_leads_into_the_site(hub, ask, language, monkeypatch):
    somewhere = {"title": "Somewhere", "url": "/somewhere/", "lang": "en"}
    monkeypatch.setattr(views, "menu_items", lambda request, menu: [somewhere])
    area = Area.objects.create(code="yatsu", label_ja="谷津", label_en="Yatsu")
    group = hub.group("谷津の会")
    group.area_rows.add(GroupArea(term=area))
    group.save_revision().publish()
    follow()
    with translation.override(language):
        asked = ask(language, q="qqxxzz")
        ((_label, names),) = asked.context["topics"]
        assert names == [area.label_in(language)]
        assert ask(language, q=names[0]).context["total"] == 1
    html = asked.content.decode()
    assert 'href="/somewhere/"' in html
    home = HomePage.objects.get(locale__language_code="ja")
    assert reverse("feedback", args=[home.pk]) in html


def test_a_choice_that_leaves_nothing_can_be_taken_back(hub, ask):
    hub.page("防災", "文")
    hub.news("清掃", "文")
    context = ask(q="防災", type="news").context
    assert (context["total"], context["total_of_all"]) == (0, 1)
    assert "tips" not in context
    assert "?q=%E9%98%B2%E7%81%BD" in ask(q="防災", type="news").content.decode()
