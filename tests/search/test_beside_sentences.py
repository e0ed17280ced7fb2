"""What stands beside a page's sentences is found too, and what a group hides is in no entry."""

import pytest
from wagtail.images.tests.utils import get_test_image_file

from groups.models import GroupPage
from hub.assets.models import HubImage
from search.engine import search
from search.models import SearchEntry
from search.updates import follow


def test_snippets_are_sentences_and_what_stands_beside_them_is_found(hub, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    image = HubImage.objects.create(title="絵", file=get_test_image_file())
    photo = {
        "image": {"image": image.pk, "alt_text": "白鳥の絵", "decorative": False},
        "caption": "朝の水辺です。",
        "credit": "撮影 緑川",
    }
    page = hub.news("写真の日", body=[{"type": "photo", "value": photo}])
    entry = SearchEntry.objects.get(page=page)
    assert entry.text == "朝の水辺です。"
    assert [page.pk in keys_of(words) for words in ("水辺", "白鳥の絵", "撮影 緑川")] == [True] * 3


PRIVATE = {
    "representative": "千波花子",
    "contact_person": "緑岡次郎",
    "phone": "029-999-8888",
    "email": "himitsu@example.jp",
    "address": "水戸市笠原町978番25",
    "building": "緑岡方",
}


def texts_of(group: GroupPage) -> str:
    return " ".join(SearchEntry.objects.filter(page=group).values_list("text", "terms").get())


@pytest.mark.both_databases
@pytest.mark.parametrize("field", PRIVATE)
def test_a_value_that_the_group_hides_is_in_no_entry_and_one_that_it_shows_is_found(hub, field):
    group = hub.group("川の会", **PRIVATE)
    words = PRIVATE[field]
    assert search(words, "ja")[0:5] == [] or group.pk not in keys_of(words)
    assert all(part not in texts_of(group) for part in (words, words.replace("-", "")))
    setattr(group, f"{field}_public", True)
    group.save_revision().publish()
    follow()
    assert group.pk in keys_of(words)


def keys_of(words: str) -> list[int]:
    return [entry.page_id for entry in search(words, "ja")[0:5]]
