"""What a new group is asked first: three screens and the last look, each thing once."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from groups.forms import SHORT_STEPS, STEPS
from groups.forms.publicity import CHOICES
from groups.models import GroupPage
from groups.portal import PORTAL
from hub.forms.models import Draft
from hub.forms.navigation import StepState, measure
from hub.submissions.versions import drafted_values
from hub.submissions.workflow import ReviewState, State
from tests.groups.portal import edit, send, step_url
from tests.groups.registration.conftest import begin, group_of, photo

ABOUT = {
    "summary": "あたらしい会です。",
    "purpose": "楽しく。",
    "activity": "毎週あつまります。",
    "activity_fields": "environment",
    "needs": "clean-and-green",
    "areas": "senba",
}
REACH = {"representative": "森 一郎", "phone": "029-000-0303", "shown": "phone_and_mail"}


def values_of(group: GroupPage) -> dict[str, object]:
    return drafted_values(group, ReviewState.of(group).draft)


def test_three_screens_are_enough_to_send(newcomer):
    begun = begin(newcomer)
    group = group_of(begun)
    assert begun.url == step_url(group, "about")
    assert edit(newcomer, group, "about", **ABOUT).url == step_url(group, "reach")
    assert edit(newcomer, group, "reach", **REACH).url == reverse("portal:check", args=[group.pk])
    assert send(newcomer, group).status_code == 302
    assert ReviewState.of(group).state == State.REVIEW


def test_the_short_way_asks_all_that_is_needed_and_each_thing_once():
    asked = [name for step in SHORT_STEPS for name in step.value_names() if name not in CHOICES]
    assert len(asked) == len(set(asked))
    needed = {name for step in STEPS for name in step.needed}
    assert needed <= set(asked)
    assert set(asked) <= {name for step in STEPS for name in step.value_names()}


def test_the_same_first_entry_leaves_the_others_alone_and_another_takes_their_place(
    newcomer, group
):
    lists = {"activity_fields": ["community", "environment"], "needs": ABOUT["needs"]}
    edit(newcomer, group, "fields", areas=ABOUT["areas"], **lists)
    edit(newcomer, group, "about", **ABOUT | {"activity_fields": "community"})
    assert values_of(group)["activity_fields"] == ["community", "environment"]
    edit(newcomer, group, "about", **ABOUT)
    assert values_of(group)["activity_fields"] == ["environment"]


@pytest.mark.parametrize(
    ("shown", "public"),
    [
        ("nothing", set()),
        ("phone_and_mail", {"phone_public", "email_public"}),
    ],
)
def test_one_answer_says_it_for_all_entries(newcomer, group, shown, public):
    chosen = {"shown": "chosen", "address_public": "1", "building_public": "1"}
    edit(newcomer, group, "contact", representative="森 一郎", **chosen)
    assert values_of(group)["address_public"]
    edit(newcomer, group, "reach", **REACH | {"shown": shown})
    values = values_of(group)
    assert {name for name in CHOICES if values[name]} == public


@pytest.mark.parametrize("step", ["reach", "contact"])
def test_who_ticks_an_entry_and_answers_otherwise_is_asked_again(newcomer, group, step):
    typed = REACH | {"shown": "nothing", "representative_public": "1"}
    answer = edit(newcomer, group, step, **typed)
    assert answer.status_code == 422
    assert "shown" in answer.context["form"].errors
    assert edit(newcomer, group, step, **typed | {"shown": "chosen"}).status_code == 302
    assert values_of(group)["representative_public"] is True
    assert values_of(group)["phone_public"] is False


def test_what_is_missing_is_asked_for_on_the_screens_that_were_seen(newcomer, group):
    edit(newcomer, group, "about", **ABOUT | {"summary": ABOUT["summary"]})
    edit(newcomer, group, "photos", new_photo=photo())
    page = newcomer.get(reverse("portal:check", args=[group.pk]))
    missing = {entry["step"].slug: entry["labels"] for entry in page.context["missing"]}
    assert set(missing) == {"reach", "photos"}
    assert missing["photos"] == [gettext("What the photo shows")]


def test_after_the_first_sending_all_parts_are_there_one_at_a_time(newcomer, group, people):
    edit(newcomer, group, "about", **ABOUT)
    edit(newcomer, group, "reach", **REACH)
    send(newcomer, group)
    page = newcomer.get(reverse("portal:page", args=[group.pk]))
    assert page.context["measure"].filled < page.context["measure"].asked
    assert step_url(group, "when") not in page.content.decode(), "the city is looking at it"
    desk = Client()
    desk.force_login(people["desk"])
    review = reverse("moderation_review", args=[ReviewState.of(group).task_state.pk])
    desk.post(review, {"action": "approve"})
    page = newcomer.get(reverse("portal:page", args=[group.pk]))
    assert page.context["links"]["edit"] == step_url(group, STEPS[0].slug)
    assert step_url(group, "when") in page.content.decode()
    answer = edit(newcomer, group, "when", when_active="毎週土曜 9:00")
    assert answer.url == step_url(group, STEPS[[one.slug for one in STEPS].index("when") + 1].slug)


def test_a_part_that_nobody_opened_is_not_called_filled_in(newcomer, group):
    page = newcomer.get(reverse("portal:page", args=[group.pk]))
    states = {step.slug: step.state for step in page.context["parts"]}
    assert StepState.FILLED not in states.values()
    edit(newcomer, group, "when", when_active="毎週土曜 9:00")
    page = newcomer.get(reverse("portal:page", args=[group.pk]))
    assert {step.slug for step in page.context["parts"] if step.is_filled} == {"when"}


def test_the_measure_counts_answers_and_no_choices(newcomer, group):
    before = measure(PORTAL, values_of(group))
    typed = {"representative": "森 一郎", "address": "千波町1"}
    edit(newcomer, group, "contact", shown="chosen", address_public="1", **typed)
    after = measure(PORTAL, values_of(group))
    assert (after.asked, after.filled) == (before.asked, before.filled + len(typed))
    assert Draft.objects.of(PORTAL, group).exists()
