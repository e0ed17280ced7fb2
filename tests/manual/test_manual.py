"""The manual: contents in order, previous and next across parts, in every language."""

import pytest

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
