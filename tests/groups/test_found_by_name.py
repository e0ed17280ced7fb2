"""Staff find groups and people by names in any way of writing them, on every list."""

import unicodedata

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Page

from groups.models import GroupPage
from hub.core.finding import holding

pytestmark = pytest.mark.both_databases

WAYS = [
    "かわべｸﾗﾌﾞ",
    "カワベクラブ",
    "ｶﾜﾍﾞ",
    unicodedata.normalize("NFD", "かわべクラブ"),
    "かわ\u200bべクラブ",
    "かわべ クラブ",
    "ベクラブ",
]


@pytest.mark.parametrize("words", WAYS)
def test_a_group_is_found_however_its_name_is_typed(hub, words):
    GroupPage.objects.filter(pk=hub.group.pk).update(title="かわべクラブ（例）")
    assert hub.group in GroupPage.objects.sources().named_like(words)


@pytest.mark.parametrize("words", ["ＮＰＯ法人", "npo法人", "嶋田", "ＮＰＯ　嶋田"])
def test_the_admin_searches_titles_likewise(hub, words):
    GroupPage.objects.filter(pk=hub.group.pk).update(title="NPO法人島田の会")
    Page.objects.filter(pk=hub.group.pk).update(title="NPO法人島田の会")
    assert list(Page.objects.search(words)) == [hub.group.page_ptr]
    assert list(Page.objects.autocomplete(words)) == [hub.group.page_ptr]
    assert list(GroupPage.objects.search(f"{words} みかん")) == []


def test_what_is_not_there_is_not_found(hub):
    assert not GroupPage.objects.sources().named_like("無関係").exists()
    assert list(Page.objects.search("%")) == []
    assert not GroupPage.objects.filter(holding(GroupPage.objects.all(), ["title"], "_")).exists()


def test_people_are_found_by_name_address_and_group(hub, people):
    found = get_user_model().objects.found_by
    owner = people["owner"]
    owner.display_name = "渡邉 花子"
    owner.save()
    for words in ("渡辺花子", "ＷＡＴＡ", owner.email.upper(), hub.group.title):
        assert (owner in found(words)) == (words != "ＷＡＴＡ"), words
