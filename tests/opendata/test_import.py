"""A table is read back: looked at first, done all or not at all, public only when approved."""

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings

from groups.models import GroupPage
from hub.core.rules import Refused
from hub.mail.models import OutgoingMail
from hub.moderation.services import decide
from hub.submissions.models import Submission
from hub.submissions.permissions import may
from hub.submissions.workflow import Action, ReviewState, State
from opendata.importing.plan import Outcome, make_plan
from opendata.importing.services import Conflict, Faulty, carry_out
from tests.opendata.files import NEW, OLD, do, exported, outcomes, reasons, table
from tests.opendata.random_groups import fill, group_values

pytestmark = pytest.mark.both_databases

# --- Round trip


@pytest.mark.parametrize("private", [False, True])
def test_what_was_exported_changes_nothing(hub, people, private):
    hub.group.position_public = True
    hub.group.latitude, hub.group.longitude = "36.356123", "140.459876"
    hub.group.save_revision().publish()
    content = exported(private=private)
    plan = make_plan(content)
    assert plan.faults == []
    assert {row.outcome for row in plan.rows} == {Outcome.UNCHANGED}
    do(content, people["desk"])
    assert Submission.objects.count() == 0
    assert exported(private=private) == content


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_what_an_encoding_cannot_hold_is_not_taken_away(hub, encoding):
    hub.group.activity = "朝〜夕🍙を食べる"
    hub.group.save_revision().publish()
    text = exported(private=True).decode("utf-8-sig")
    assert outcomes(text.encode(encoding, "replace")) == [Outcome.UNCHANGED]


@hypothesis_settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(values=group_values())
def test_any_group_survives_the_way_out_and_in(hub, values):
    """Nothing changes for a group that is there; a hub without it gets the very same group."""
    group = fill(hub.group, values)
    this = GroupPage.objects.filter(pk=group.pk)
    for private in (False, True):
        content = exported(private=private, groups=this)
        plan = make_plan(content)
        assert plan.faults == []
        assert plan.to_do == []
    elsewhere = GroupPage.objects.filter(pk=group.pk).update
    key = group.translation_key
    elsewhere(translation_key="00000000-0000-4000-8000-000000000000", title="別", draft_title="別")
    GroupPage.objects.filter(pk=group.pk).update(corporate_number="", name_kana="ベツ")
    (row,) = make_plan(content).rows
    GroupPage.objects.filter(pk=group.pk).update(translation_key=key)
    assert (row.outcome, row.key) == (Outcome.NEW, key)
    for name, value in row.values.items():
        assert comparable(value) == comparable(values[name]), name
    untouched = [name for name in values if name not in row.values]
    assert not [name for name in untouched if values[name] not in ("", None, [], False)] or all(
        values[name] in DEFAULTS.get(name, ()) for name in untouched if values[name]
    )


DEFAULTS = {
    "activity_status": ("active",),
    "position_precision": ("district",),
}


def comparable(value):
    """Rows without their ids, and in the order of the table."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return sorted(sorted((k, v) for k, v in row.items() if k != "id") for row in value)
    return value


# --- What a row does


def test_a_new_group_waits_for_somebody_else(hub, people):
    plan = do(table(NEW), people["desk"])
    assert plan.count(Outcome.NEW) == 1
    group = GroupPage.objects.get(title=NEW["団体名"])
    review_state = ReviewState.of(group)
    assert (group.live, review_state.state) == (False, State.REVIEW)
    record = Submission.objects.get(page=group)
    assert (record.kind, record.sent_by) == ("new", people["desk"])
    assert "dantai.csv" in record.note
    assert not may(people["desk"], Action.APPROVE, group, review_state)
    colleague = people["outsider"]
    colleague.groups.set(people["desk"].groups.all())
    decide(review_state.review, colleague, Action.APPROVE)
    group.refresh_from_db()
    assert group.live
    assert [row.term.code for row in group.field_rows.all()] == ["environment"]


def test_a_change_is_public_only_when_approved(hub, people):
    content = table({"団体名": hub.group.title, "活動内容": "毎月第3日曜に歩きます。"})
    (row,) = do(content, people["desk"]).rows
    assert [(change.before, change.after) for change in row.changes] == [
        ("毎月第2土曜に歩きます。", "毎月第3日曜に歩きます。")
    ]
    assert GroupPage.objects.get(pk=hub.group.pk).activity == "毎月第2土曜に歩きます。"
    review_state = ReviewState.of(hub.group)
    assert review_state.review.revision.as_object().activity == "毎月第3日曜に歩きます。"


def test_the_same_file_again_asks_for_nothing_more(hub, people):
    content = table(NEW, OLD | {"活動内容": "毎月第3日曜に歩きます。"})
    do(content, people["desk"])
    again = do(content, people["desk"])
    assert {row.outcome for row in again.rows} == {Outcome.UNCHANGED}
    assert Submission.objects.count() == 2
    assert GroupPage.objects.filter(title=NEW["団体名"]).count() == 1


def test_the_others_at_the_desk_are_told_once(hub, people, person):
    from hub.accounts.roles import DESK

    colleague = person("tanaka", DESK)
    do(table(NEW, OLD | {"活動内容": "あ"}), people["desk"])
    mail = OutgoingMail.objects.get()
    assert mail.recipient == colleague.email


def test_all_or_nothing(hub, people):
    content = table(NEW, OLD | {"電話番号": "１２３"})
    with pytest.raises(Faulty):
        do(content, people["desk"])
    assert not GroupPage.objects.filter(title=NEW["団体名"]).exists()
    assert reasons(content) == [(3, "電話番号")]


def test_what_changed_since_it_was_looked_at_is_not_done(hub, people):
    content = table({"団体名": hub.group.title, "対象年齢": "6歳から"})
    mark = make_plan(content).mark
    hub.group.ages = "5歳から"
    hub.group.save_revision().publish()
    with pytest.raises(Conflict):
        carry_out(content, people["desk"], "x.csv", mark)


def test_only_the_desk_imports(hub, people):
    for name in ("owner", "approver", "translator", "outsider"):
        with pytest.raises(Refused):
            do(table(NEW), people[name])


def test_a_change_of_the_group_itself_comes_first(hub, people, client):
    from tests.groups.portal import edit, send

    client.force_login(people["owner"])
    edit(client, hub.group, "activity", activity="毎月第3日曜に歩きます。")
    send(client, hub.group)
    assert reasons(table({"団体名": hub.group.title, "対象年齢": "6歳から"})) == [(2, "")]
    assert outcomes(table({"団体名": hub.group.title, "対象年齢": ""})) == [Outcome.UNCHANGED]


# --- The command


def test_the_command_shows_first_and_does_when_told(hub, people, tmp_path, capsys):
    file = tmp_path / "dantai.csv"
    file.write_bytes(table(NEW))
    call_command("import_groups", file)
    assert NEW["団体名"] in capsys.readouterr().out
    assert not GroupPage.objects.filter(title=NEW["団体名"]).exists()
    with pytest.raises(CommandError):
        call_command("import_groups", file, apply=True, user="owner")
    call_command("import_groups", file, apply=True, user=people["desk"].username)
    assert GroupPage.objects.filter(title=NEW["団体名"], live=False).exists()


def test_the_command_fails_loudly(hub, tmp_path, capsys):
    file = tmp_path / "dantai.csv"
    file.write_bytes(table({"団体名": hub.group.title, "電話番号": "1"}))
    with pytest.raises(CommandError, match="nothing was done"):
        call_command("import_groups", file)
    assert "2\t電話番号\t" in capsys.readouterr().err
    with pytest.raises(CommandError):
        call_command("import_groups", tmp_path / "missing.csv")
