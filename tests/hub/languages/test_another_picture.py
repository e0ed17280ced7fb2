"""Another picture instead of an approved one: translations follow their Japanese page."""

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Page, ReferenceIndex

from hub.assets.access import is_public, pages_showing
from hub.assets.instead import permissions, progress, services
from hub.assets.instead.progress import State, Use
from hub.assets.models import HubImage
from hub.languages.checking import differences
from tests.groups.test_uploads import picture as jpeg

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


@pytest.fixture
def source(english) -> Page:
    """The Japanese page of `english`."""
    return Page.objects.get(slug="kawabe-no-asa", locale__language_code="ja").specific


def picture_in_text(page: Page) -> HubImage:
    return next(block.value["image"] for block in page.specific.body if block.block_type == "photo")


def of_translations(page: Page, old: HubImage, new: HubImage, people) -> list[Use]:
    """Return what is said of the translations of `page`."""
    found = progress.uses(old, new, people.editor)
    return [use for use in found if use.page.pk == page.pk and use.languages]


def another_than(*pictures: HubImage) -> HubImage:
    return HubImage.objects.exclude(pk__in=[picture.pk for picture in pictures]).first()


def test_in_the_text_it_follows_once_the_source_is_public(steps, english, source, people):
    old = picture_in_text(source)
    new = another_than(old)
    translated = steps.page(english)
    changed = services.put_into_drafts(old, new, people.editor)
    assert source in changed
    assert all(page.locale_id == source.locale_id for page in changed)
    (use,) = of_translations(source, old, new, people)
    assert (use.state, use.reason) == (State.LEFT, permissions.TRANSLATION)
    assert len(use.languages) == 6
    assert picture_in_text(translated).pk == old.pk
    assert list(differences()) == []

    Page.objects.get(pk=source.pk).get_latest_revision().publish()
    steps.follow(source)
    assert picture_in_text(steps.page(english)).pk == new.pk
    (use,) = of_translations(source, old, new, people)
    assert use.state == State.PUBLIC
    assert list(differences()) == []


def test_what_a_translation_reads_from_its_source_is_no_use_of_its_own(steps, english, source):
    """Its row may still name the old picture, which nobody sees there: it is free again."""
    picture = HubImage(title="川", file=ContentFile(jpeg(), "river.jpg"))
    picture._set_image_file_metadata()
    picture.save()
    translated = steps.page(english).specific
    for page in (source, translated):
        page.hero_image = picture
        page.save()
        ReferenceIndex.create_or_update_for_object(page)  # as the worker does
    assert pages_showing(picture) == {source.pk}
    assert is_public(picture)
    steps.change_source(source, hero_image=another_than(picture))
    assert steps.page(english).specific.hero_image == picture
    assert not is_public(picture)
