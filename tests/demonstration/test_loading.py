"""The demonstration: as large as promised, the same at every load, never in production."""

import io

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from wagtail.models import Page, Revision

from demonstration.loader import Demonstration
from events.models import EventPage
from groups.models import GroupPage
from home.demo import content_pages
from home.models import ContentPage
from hub.places.models import PlacePage
from manual.models import ManualChapter, ManualPart
from news.models import NewsPage, StoryPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


@pytest.mark.parametrize(
    ("model", "language", "least"),
    [
        (GroupPage, "ja", 24),
        (NewsPage, "ja", 13),
        (EventPage, "ja", 30),
        (StoryPage, "ja", 8),
        (PlacePage, "ja", 12),
        (ManualChapter, "ja", 12),
        (ManualPart, "ja", 5),
        *((GroupPage, code, 6) for code in ("en", "ja-x-easy")),
        *((NewsPage, code, 3) for code in ("en", "ja-x-easy")),
        *((StoryPage, code, 3) for code in ("en", "ja-x-easy")),
        *(
            (model, code, 1)
            for model in (GroupPage, NewsPage, EventPage, StoryPage, ManualChapter)
            for code in ("zh-hans", "ko", "vi", "tl")
        ),
    ],
)
def test_it_is_as_large_as_promised(model, language, least):
    assert model.objects.live().filter(locale__language_code=language).count() >= least


def test_what_stands_at_the_foot_of_every_page_is_in_all_languages():
    linked = [values["slug"] for values in content_pages() if values["footer"]]
    assert len(linked) >= 10
    for slug in linked:
        page = ContentPage.objects.get(slug=slug, locale__language_code="ja")
        family = page.get_translations(inclusive=True).live()
        assert family.count() == len(settings.LANGUAGES), slug


def test_no_real_group_is_shown():
    for group in GroupPage.objects.public_sources():
        assert "例" in group.title, group.title


def test_loading_it_again_changes_nothing():
    def everything() -> tuple:
        pages = Page.objects.order_by("pk").values_list("pk", "title", "path", "last_published_at")
        return list(pages), Revision.objects.count()

    before = everything()
    call_command("load_demo", stdout=io.StringIO())
    assert everything() == before


def test_production_refuses_it(settings):
    settings.DEMONSTRATION_ALLOWED = False
    with pytest.raises(CommandError):
        call_command("load_demo")


def test_every_page_declared_is_public():
    demo = Demonstration()
    live = set(
        Page.objects.live().filter(locale__language_code="ja").values_list("url_path", flat=True)
    )
    root = demo.home.url_path
    assert [
        spec.path for spec in demo.specs if spec.path and f"{root}{spec.path}/" not in live
    ] == []
