"""What real directories have besides: said by the group, shown in words, searched, given away."""

import csv
import io

import pytest
from django.test import Client
from django.utils import translation

from groups.choices import Goal
from groups.models import GroupPage
from groups.models.facts import FURTHER
from search.documents import documents
from tests.groups.portal import edit, step_url

FACTS = {name: f"ことば{number}" for number, name in enumerate(FURTHER)}


@pytest.fixture
def group(hub) -> GroupPage:
    group = GroupPage.objects.get(pk=hub.group.pk)
    for name, words in FACTS.items():
        setattr(group, name, words)
    group.sdgs, group.budget_scale, group.when_active = [6, 11], "1m", "第3土曜の夕方"
    group.fax, group.second_phone, group.call_hours = "029-000-0122", "029-000-0123", "昼だけ"
    group.save_revision().publish()
    return GroupPage.objects.get(pk=group.pk)


def test_the_page_says_them_in_words(group):
    text = Client().get(group.url).content.decode()
    assert [words for words in FACTS.values() if words not in text] == []
    with translation.override("ja"):
        assert str(Goal.WATER.label) in text


def test_what_is_private_is_not_said(group):
    private = (group.fax, group.second_phone, group.call_hours)
    text = Client().get(group.url).content.decode()
    assert [words for words in private if words in text] == []
    GroupPage.objects.filter(pk=group.pk).update(fax_public=True, phone_public=True)
    GroupPage.objects.get(pk=group.pk).save_revision().publish()
    text = Client().get(group.url).content.decode()
    assert group.fax in text
    assert group.call_hours in text, "the hours go with the phone"
    assert group.second_phone not in text


@pytest.mark.parametrize("words", ["火ばさみを貸します", "第3土曜の夕方", FACTS["city_wish"]])
def test_offers_times_and_wishes_are_searched(group, words):
    assert any(words in text for _place, text, _shown in next(documents([group])).fields)


def test_the_table_has_them(group):
    answer = b"".join(Client().get("/api/groups.csv")).decode("utf-8-sig")
    row = next(row for row in csv.DictReader(io.StringIO(answer)) if row["団体名"] == group.title)
    assert row["市との協働の希望"] == FACTS["city_wish"]
    assert row["入会金"] == FACTS["entrance_fee"]
    assert row["FAX"] == ""


def test_each_is_a_question_of_its_part(hub, member):
    for step, name in (("money", "dues"), ("members", "member_kinds"), ("city", "city_wish")):
        assert f'name="{name}"' in member.get(step_url(hub.group, step)).content.decode()
    assert edit(member, hub.group, "sdgs", sdgs=["6", "11"]).status_code == 302
    assert edit(member, hub.group, "contact", fax="０２９ー０００ー０１２２").status_code == 302
