"""Lists, links and the frame: made over sources, shown in the reader's language."""

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.utils import translation
from wagtail.models import PageViewRestriction, Site

from groups.models import GroupPage
from home.models import ContentPage, HomePage
from hub.core.kinds import changed
from hub.core.models import ContentVersion
from hub.pages.frame import Frame
from hub.pages.links import link_targets
from hub.pages.listing import localise
from news.models import NewsPage, StoryPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def sources(model, *slugs: str) -> list:
    pages = {page.slug: page for page in model.objects.public_sources().filter(slug__in=slugs)}
    return [pages[slug] for slug in slugs]


def test_a_list_shows_translations_where_they_are_and_the_source_elsewhere():
    translated, untranslated = sources(StoryPage, "kawabe-no-asa", untranslated_story())
    shown = localise([untranslated, translated], "ko")
    assert [page.lang for page in shown] == ["ja", "ko"]
    assert [page.source for page in shown] == [untranslated, translated]


@pytest.mark.parametrize("reader", ["vi", "tl", "zh-hans", "ko", "en", "ja-x-easy"])
def test_what_is_not_translated_is_shown_in_the_language_nearest_to_the_readers(reader):
    """Vietnamese and Tagalog readers read English before easy Japanese, Chinese and Korean ones after."""
    nearest = {"vi": "en", "tl": "en", "en": "ja-x-easy", "ja-x-easy": "ja"}.get(
        reader, "ja-x-easy"
    )
    (source,) = sources(StoryPage, "kawabe-no-asa")
    translations = source.get_translations().filter(live=True)
    assert {"en", "ja-x-easy"} <= set(translations.values_list("locale__language_code", flat=True))
    own = translations.filter(locale__language_code=reader).first()
    if own:
        own.unpublish()
    (shown,) = localise([source], reader)
    assert (shown.lang, shown.source) == (nearest, source)
    with translation.override(reader):
        assert link_targets([source])[source.pk].lang == nearest


def test_an_untranslated_page_is_its_source_for_everybody():
    (source,) = sources(StoryPage, untranslated_story())
    assert {localise([source], code)[0].lang for code, _name in settings.LANGUAGES} == {"ja"}


def untranslated_story() -> str:
    """Return the slug of a story that is in Japanese alone."""
    keys = StoryPage.objects.live().exclude(locale__language_code="ja").values("translation_key")
    return StoryPage.objects.public_sources().exclude(translation_key__in=keys).first().slug


def test_a_list_leaves_out_translations_that_are_offline():
    (source,) = sources(StoryPage, "kawabe-no-asa")
    source.get_translations().get(locale__language_code="ko").unpublish()
    (shown,) = localise(sources(StoryPage, "kawabe-no-asa"), "ko")
    assert shown.lang == "ja-x-easy"


def test_a_list_costs_the_same_whatever_its_length(django_assert_num_queries):
    few, many = (
        list(GroupPage.objects.public_sources().order_by("path")[:length]) for length in (3, 20)
    )
    for groups in (few, many):
        with django_assert_num_queries(4):  # pictures, fields, areas, translations
            for page in localise(groups, "en"):
                assert page.title
                assert list(page.activity_fields)
                _ = page.main_image


def test_links_lead_to_the_readers_language():
    page = ContentPage.objects.get(slug="join", locale__language_code="ja")
    with translation.override("ko"):
        assert link_targets([page])[page.pk].url == "/ko/join/"
    with translation.override("ja"):
        assert link_targets([page])[page.pk].url == "/join/"


def test_links_leave_out_what_is_not_public():
    page = ContentPage.objects.get(slug="join", locale__language_code="ja")
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.LOGIN
    )
    with translation.override("ja"):
        assert link_targets([page]) == {}
        restriction.delete()
        assert list(link_targets([page])) == [page.pk]


def frame(language: str) -> Frame:
    with translation.override(language):
        read = Frame.of(RequestFactory().get("/"))
        assert len(read)
        return read


def test_the_frame_is_remembered_until_something_is_published(django_assert_num_queries):
    frame("ja")
    with django_assert_num_queries(1):  # the content version
        assert frame("ja")["hub_name"]

    home = HomePage.objects.get(locale__language_code="ja")
    home.hub_name = "ひろば二号"
    home.save_revision().publish()

    assert frame("ja")["hub_name"] == "ひろば二号"


def test_the_frame_is_new_also_where_its_page_was_at_hand():
    def hub_name() -> str:
        request = RequestFactory().get("/")
        assert Site.find_for_request(request).root_page.specific
        with translation.override("ja"):
            return Frame.of(request)["hub_name"]

    hub_name()
    home = HomePage.objects.get(locale__language_code="ja")
    home.hub_name = "ひろば二号"
    home.save_revision().publish()
    assert hub_name() == "ひろば二号"


def test_the_phone_of_the_desk_is_the_sources_in_every_language():
    HomePage.objects.filter(locale__language_code="ja").update(desk_phone="029-000-4321")
    changed(HomePage)
    assert {frame(code)["desk_phone"] for code in ("ja", "en", "ko")} == {"029-000-4321"}


def test_a_draft_changes_no_frame():
    version = ContentVersion.current()
    page = NewsPage.objects.public_sources().first()
    page.title = "下書き"
    page.save_revision()
    assert ContentVersion.current() == version
    page.get_latest_revision().publish()
    assert ContentVersion.current() > version
