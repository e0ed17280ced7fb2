"""A new group: the name first, then step by step, unpublished until the city has approved it."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from groups.consents import Kind
from groups.models import GroupPage, Membership, Registration
from groups.registration.permissions import MAX_UNFINISHED
from hub.privacy.consent_texts import Ask
from hub.privacy.models import Consent
from hub.privacy.services import consents_of, record
from hub.submissions.models import Submission
from hub.submissions.portal import NEW
from hub.submissions.workflow import ReviewState, State
from tests.groups.portal import REQUIRED, edit, form_of, send, step_url
from tests.groups.registration.conftest import (
    MAILBOX,
    ask,
    begin,
    fill_in,
    group_of,
    last_mail,
    photo,
)


def test_the_name_makes_a_page_that_nobody_sees(newcomer, group):
    assert (group.title, group.name_kana) == ("あたらしい会（例）", "アタラシイカイ")
    assert group.slug == f"group-{timezone.localdate().year}-0001"
    assert not group.live
    membership = Membership.objects.get(group=group)
    assert (membership.role, membership.user.email) == ("owner", MAILBOX)
    assert membership.user.display_name == "森 一郎"
    assert Client().get(f"/groups/{group.slug}/").status_code == 404
    for name in ("page", "check", "preview"):
        assert newcomer.get(reverse(f"portal:{name}", args=[group.pk])).status_code == 200
    assert group.slug not in newcomer.get(step_url(group, "identity")).content.decode()


def test_twice_clicked_is_one_group(newcomer):
    typed = form_of(newcomer.get("/mypage/new/"))
    typed |= {"title": "あたらしい会", "name_kana": "アタラシイカイ", "name": "森"}
    typed["legal_form"] = "voluntary"
    first, second = (newcomer.post("/mypage/new/", typed) for _click in range(2))
    assert first.url == second.url
    assert Registration.objects.count() == 1


def test_addresses_are_counted_on(newcomer):
    slugs = [group_of(begin(newcomer, title=f"会{n}")).slug for n in range(2)]
    assert [slug[-4:] for slug in slugs] == ["0001", "0002"]


def test_unfinished_ones_are_not_piled_up(newcomer):
    for n in range(MAX_UNFINISHED):
        begin(newcomer, title=f"会{n}")
    assert begin(newcomer, title="もう一つ", form_key=str(uuid.uuid4())).status_code == 409
    assert Registration.objects.count() == MAX_UNFINISHED


@pytest.mark.parametrize(
    "typed",
    [
        {"title": ""},
        {"title": "あ" * 300},
        {"name_kana": "漢字"},
        {"name": ""},
        {"legal_form": ""},
        {"form_key": "x"},
        {"title": "NUL\x00"},
    ],
)
def test_what_is_wrong_is_asked_again_and_kept(newcomer, typed):
    answer = begin(newcomer, **{"title": "のこる名前"} | typed)
    assert answer.status_code == 422
    assert not Registration.objects.exists()
    if "title" not in typed:
        assert "のこる名前" in answer.content.decode()


def test_city_staff_register_no_group_as_their_own(client, people):
    client.force_login(people["approver"])
    assert client.get("/mypage/new/").context["refusal"]
    assert begin(client, form_key=str(uuid.uuid4())).status_code == 409
    assert not Registration.objects.exists()


def test_from_the_name_to_the_public_page(newcomer, group, people):
    assert send(newcomer, group).status_code != 302  # nothing is filled in yet
    fill_in(newcomer, group)
    link = last_mail().link

    assert send(newcomer, group, open_contact="on").status_code == 302

    assert ReviewState.of(group).state == State.REVIEW
    assert Submission.objects.get().kind == NEW
    assert Client().get(link).status_code == 410, "sent: the link of the registration is over"
    ask(Client())
    assert "/start/link/" in last_mail().body
    desk = Client()
    desk.force_login(people["desk"])
    review = reverse("moderation_review", args=[ReviewState.of(group).task_state.pk])
    desk.post(review, {"action": "approve"})
    group.refresh_from_db()
    assert group.live
    assert group.open_contact
    assert not group.open_photos
    assert group.registered_on == timezone.localdate()
    assert group.consented_at
    assert "あたらしい会（例）" in Client().get(group.url).content.decode()


def test_taken_back_and_sent_again(newcomer, group):
    fill_in(newcomer, group)
    send(newcomer, group)
    newcomer.post(reverse("portal:withdraw", args=[group.pk]))
    assert ReviewState.of(group).state == State.DRAFT
    edit(newcomer, group, "identity")  # saved without a change
    assert ReviewState.of(group).state == State.DRAFT
    assert send(newcomer, group).status_code == 302
    assert Submission.objects.count() == 2


# Consents


def test_each_consent_is_kept_in_the_words_that_were_read(newcomer, group):
    fill_in(newcomer, group)
    url = f"/en/mypage/{group.pk}/check/"
    page = newcomer.get(url)
    ticked = {"agreed": "1", "registration": "on", "declaration": "on"}
    assert newcomer.post(url, form_of(page) | ticked).status_code == 302
    rows = consents_of(group)
    assert {row.kind for row in rows} == {"registration", "declaration"}
    for row in rows:
        assert (row.language, row.person.email) == ("en", MAILBOX)
        for line in row.text.splitlines():
            assert line in page.content.decode().replace("&#x27;", "'")


@pytest.mark.parametrize("left_out", ["agreed", "registration", "declaration"])
def test_without_a_consent_nothing_is_sent(newcomer, group, left_out):
    fill_in(newcomer, group)
    url = reverse("portal:check", args=[group.pk])
    typed = form_of(newcomer.get(url)) | {"agreed": "1", "registration": "on", "declaration": "on"}
    del typed[left_out]
    answer = newcomer.post(url, typed)
    assert answer.status_code == 422
    assert f'href="#{"agreed" if left_out == "agreed" else "id_" + left_out}"' in (
        answer.content.decode()
    )
    assert not Consent.objects.exists()
    assert ReviewState.of(group).state == State.DRAFT


def asked(client: Client, group: GroupPage) -> set[str]:
    page = client.get(reverse("portal:check", args=[group.pk]))
    return {ask.kind for ask in page.context["consents"].asked}


def test_only_what_is_new_is_asked(newcomer, group, people):
    fill_in(newcomer, group)
    assert asked(newcomer, group) == {"registration", "declaration", "open_contact"}
    edit(newcomer, group, "photos", new_photo=photo(), new_alt="みどり")
    assert asked(newcomer, group) == {
        "registration",
        "declaration",
        "photos",
        "open_contact",
        "open_photos",
    }
    send(newcomer, group, open_photos="on")
    desk = Client()
    desk.force_login(people["desk"])
    review = reverse("moderation_review", args=[ReviewState.of(group).task_state.pk])
    desk.post(review, {"action": "send_back", "words": "もう少し。"})
    edit(newcomer, group, "activity", activity="毎週日曜にあつまります。")
    assert asked(newcomer, group) == {"open_contact"}
    send(newcomer, group)
    desk.post(
        reverse("moderation_review", args=[ReviewState.of(group).task_state.pk]),
        {"action": "approve"},
    )
    group.refresh_from_db()
    assert (group.open_contact, group.open_photos) == (False, True)
    edit(newcomer, group, "activity", activity="毎週土曜にあつまります。")
    assert asked(newcomer, group) == set()
    edit(newcomer, group, "contact", email=MAILBOX, shown="chosen", email_public="1")
    assert asked(newcomer, group) == {"open_contact"}


def test_the_boxes_that_the_tests_tick_are_those_there_are():
    from groups.consents import OPENS, TEXTS

    assert set(REQUIRED) | set(OPENS) == set(TEXTS)


@pytest.mark.parametrize("active", ["ja", "en", "vi"])
def test_a_consent_is_kept_in_the_language_that_it_names(group, newcomer, active):
    person = group.memberships.get().user
    asked = Ask(Kind.REGISTRATION, required=True)
    with translation.override(active):
        record(group, person, [asked], "ko")
    with translation.override("ko"):
        words = f"{asked.title}\n{asked.text}"
    assert Consent.objects.get().text == words
    assert "페이지" in words
