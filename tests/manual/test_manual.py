"""The manual: contents in order, previous and next across parts, in every language."""

import pytest
from bs4 import BeautifulSoup

from manual.models import ManualChapter, ManualIndexPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


@pytest.fixture
def manual():
    return ManualIndexPage.objects.public_sources().get(slug="kyodo")


def test_the_parts_follow_the_pdca_cycle(manual):
    steps = [part.step for part, _chapters in manual.contents]
    assert steps == ["introduction", "plan", "do", "check", "act"]
    assert all(len(chapters) == 3 for part, chapters in manual.contents[1:])


def test_next_leads_through_all_chapters_and_previous_back(manual):
    chapter = manual.contents[0][1][0]
    walked = [chapter]
    while chapter := ManualChapter.objects.get(pk=walked[-1].pk).next_chapter:
        walked.append(chapter)
    assert walked == [chapter for _part, chapters in manual.contents for chapter in chapters]
    last = ManualChapter.objects.get(pk=walked[-1].pk)
    assert last.previous_chapter == walked[-2]
    assert ManualChapter.objects.get(pk=walked[0].pk).previous_chapter is None


def test_next_leads_on_in_the_readers_language_as_far_as_there_is_one():
    budget = ManualChapter.objects.get(slug="budget", locale__language_code="en")
    assert budget.previous_chapter.lang == "en"
    assert budget.next_chapter.lang == "ja"
    assert budget.part.lang == "en"


def test_a_chapter_offline_is_passed_over(manual):
    first, second = manual.contents[0][1]
    third = manual.contents[1][1][0]
    second.unpublish()
    assert ManualChapter.objects.get(pk=first.pk).next_chapter == third


def test_headings_are_the_contents_of_the_page(client):
    chapter = next(c for c in ManualChapter.objects.public_sources() if len(c.headings) > 1)
    html = client.get(chapter.url).content.decode()
    for heading in chapter.headings:
        assert f'href="#{heading["id"]}"' in html
        assert f'id="{heading["id"]}"' in html


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("path", ["/manual/kyodo/", "/manual/kyodo/introduction/what-is-kyodo/"])
def test_the_manual_is_searched_by_the_same_search_with_a_filter(client, language, path):
    page = BeautifulSoup(client.get(language + path).content, "html.parser")
    form = page.select_one("form.manual-search")
    assert form["action"] == f"{language}/search/"
    assert form["data-suggest"] == f"{language}/search/suggest/?type=manual"
    fields = {field["name"]: field.get("value", "") for field in form.select("input")}
    assert fields == {"type": "manual", "q": ""}
    context = client.get(form["action"], fields | {"q": "協働"}).context
    assert context["total"] > 0
    assert {result.kind for result in context["paginator_page"]} == {"manual"}
    for suggestion in client.get(form["data-suggest"] + "&q=協働").json()["suggestions"]:
        assert "/manual/" in suggestion["url"]
