"""The table of a translation's life: states by facts, actions by state and role."""

import pytest

from hub.languages.workflow import (
    NOT_YOURS,
    TRANSITIONS,
    WHO,
    Action,
    Facts,
    Role,
    State,
    refusal,
    state,
)

FACTS = {
    State.MISSING: Facts(),
    State.ASKED: Facts(is_asked=True),
    State.MACHINE: Facts(is_asked=True, is_machine_draft=True),
    State.IN_WORK: Facts(is_asked=True, is_worked_on=True),
    State.IN_REVIEW: Facts(is_asked=True, is_worked_on=True, is_in_review=True),
    State.HELD: Facts(is_asked=True, is_held=True),
    State.PUBLIC: Facts(is_asked=True, is_public=True, was_public=True),
    State.OUTDATED: Facts(is_asked=True, is_public=True, was_public=True, outdated_parts=2),
    State.OFFLINE: Facts(is_asked=True, was_public=True),
}
WRITING = {Action.WRITE: "T", Action.SEND: "T"}
# What each role may do in each state: E asks, T translates, R reviews. Nothing else is possible.
TABLE = {
    State.MISSING: {Action.ASK: "E"},
    State.ASKED: WRITING,
    State.MACHINE: WRITING,
    State.IN_WORK: WRITING | {Action.TAKE_OFFLINE: "R"},
    State.IN_REVIEW: {Action.WITHDRAW: "T", Action.APPROVE: "R", Action.SEND_BACK: "R"},
    State.HELD: WRITING,
    State.PUBLIC: {Action.WRITE: "T", Action.TAKE_OFFLINE: "R"},
    State.OUTDATED: WRITING | {Action.TAKE_OFFLINE: "R"},
    State.OFFLINE: WRITING,
}
LETTERS = {"E": Role.EDITOR, "T": Role.TRANSLATOR, "R": Role.REVIEWER}


@pytest.mark.parametrize("expected", State)
def test_each_state_follows_from_facts(expected):
    assert state(FACTS[expected]) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"is_in_review": True, "is_public": True, "outdated_parts": 3}, State.IN_REVIEW),
        ({"is_worked_on": True, "is_public": True, "outdated_parts": 3}, State.OUTDATED),
        ({"is_worked_on": True, "is_public": True}, State.IN_WORK),
        ({"is_held": True, "is_worked_on": True}, State.HELD),
        ({"is_worked_on": True, "was_public": True}, State.IN_WORK),
        ({"outdated_parts": 3, "was_public": True}, State.OFFLINE),
    ],
)
def test_what_needs_somebody_is_said_first(facts, expected):
    assert state(Facts(is_asked=True, **facts)) == expected


@pytest.mark.parametrize("present", State)
@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("letter", LETTERS)
def test_only_the_table_is_allowed(present, action, letter):
    allowed = TABLE[present].get(action) == letter
    assert (refusal(action, present, {LETTERS[letter]}) == "") is allowed


@pytest.mark.parametrize("action", Action)
def test_somebody_without_a_role_is_told_whose_it_is(action):
    for present in State:
        assert refusal(action, present, set()) in NOT_YOURS.values()


def test_every_action_has_its_people_and_its_time():
    assert set(WHO) == set(Action) == {action for _state, action in TRANSITIONS}
