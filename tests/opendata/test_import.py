"""A table is read back: looked at first, done all or not at all, public only when approved."""

from datetime import date, datetime

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings

from groups.models import GroupPage, Submission
from groups.moderation.services import decide
from groups.permissions import may
from groups.workflow import Action, ReviewState, State
from hub.core.rules import Refused
from hub.mail.models import OutgoingMail
from hub.pages.models import Area
from opendata.importing.plan import Outcome, make_plan
from opendata.importing.services import Conflict, Faulty, carry_out
from tests.opendata.files import NEW, OLD, do, exported, outcomes, reasons, table, workbook
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
    "legal_form": ("voluntary",),
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
    standing = ReviewState.of(group)
    assert (group.live, standing.state) == (False, State.REVIEW)
    record = Submission.objects.get(group=group)
    assert (record.kind, record.sent_by) == (Submission.Kind.NEW, people["desk"])
    assert "dantai.csv" in record.note
    assert not may(people["desk"], Action.APPROVE, group, standing)
    colleague = people["outsider"]
    colleague.groups.set(people["desk"].groups.all())
    decide(standing.review, colleague, Action.APPROVE)
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
    standing = ReviewState.of(hub.group)
    assert standing.review.revision.as_object().activity == "毎月第3日曜に歩きます。"


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


# --- Who a row is about


def test_groups_are_known_by_uuid_number_or_name(hub):
    GroupPage.objects.filter(pk=hub.group.pk).update(corporate_number="8999900000001")
    for row in (
        {"UUID": str(hub.group.translation_key), "団体名": "新しい名前の会"},
        {
            "法人番号": "８９９９９００００００００１".replace(
                "００００００００１", "０００００００１"
            ),
            "団体名": "新しい名前の会",
        },
        {"団体名": "かわべ クラブ(例)", "団体名(カナ)": "かわべくらぶ", "対象年齢": "だれでも"},
    ):
        (plan,) = make_plan(table(row)).rows
        assert (plan.group_id, plan.outcome) == (hub.group.pk, Outcome.CHANGED), row


def test_what_could_be_two_groups_is_an_error(hub, people):
    title = GroupPage.objects.get(slug="betsu").title
    twin = GroupPage(title=title, slug="twin", name_kana="ベツ", purpose="x", activity="y")
    twin.locale = hub.directory.locale
    type(hub.directory).objects.get(pk=hub.directory.pk).add_child(instance=twin)
    assert reasons(table({"団体名": title, "対象年齢": "x"})) == [(2, "")]
    key = {"UUID": str(twin.translation_key)}
    assert outcomes(table(key | {"団体名": title, "対象年齢": "x"})) == [Outcome.CHANGED]


def test_two_rows_about_the_same_group_are_an_error(hub):
    row = {"団体名": hub.group.title, "対象年齢": "x"}
    assert reasons(table(row, row)) == [(3, "")]
    assert reasons(table(NEW, NEW)) == [(3, "")]


def test_a_uuid_of_nobody_with_a_name_of_somebody_is_an_error(hub):
    key = "a" * 8 + "-0000-4000-8000-" + "b" * 12
    assert reasons(table({"UUID": key, "団体名": hub.group.title})) == [(2, "")]
    assert reasons(table({"UUID": "D-0001", "団体名": hub.group.title})) == [(2, "")]


# --- How people type


def test_full_width_digits_eras_and_headers_as_people_write_them(hub):
    row = NEW | {
        " 設立年月 ": "令和元年５月",
        "ＴＥＬ": "０２９（０００）０２０２",
        "会員数": "４２人",
        "活動地域※必須": "千波",
        "ホームページ": "example.jp/kasahara",
        "会員募集": "○",
        "対象者": "children、everyone",
        "備考": "x",
    }
    plan = make_plan(table(row, encoding="cp932"))
    assert plan.faults == []
    assert plan.unknown == ["備考"]
    values = plan.rows[0].values
    assert values["founded"] == "2019-05-01"
    assert values["phone"] == "029-000-0202"
    assert values["member_count"] == 42
    assert values["areas"] == ["senba"]
    assert values["website"] == "https://example.jp/kasahara"
    assert values["members_wanted"] is True
    assert values["audiences"] == ["children", "everyone"]


def test_what_the_yearly_confirmation_decides_is_kept_and_said(hub):
    own = {"団体名": hub.group.title, "最終確認日": "2020-01-01", "名簿から外す": "はい"}
    plan = make_plan(table(own))
    assert (plan.faults, plan.to_do) == ([], [])
    assert plan.kept == ["最終確認日", "名簿から外す"]
    assert make_plan(exported(private=True)).kept == []


def test_private_values_stay_private_until_the_table_says_otherwise(hub, people):
    do(table(NEW | {"電話番号": "029-000-0202"}), people["desk"])
    group = GroupPage.objects.get(title=NEW["団体名"]).get_latest_revision_as_object()
    assert (group.phone, group.phone_public) == ("029-000-0202", False)
    row = {"団体名": hub.group.title, "電話番号の公開": "公開"}
    (plan,) = make_plan(table(row)).rows
    assert plan.values == {"phone_public": True}


def test_each_error_names_its_row_and_column(hub):
    Area.objects.create(code="goken", label_ja="五軒")
    bad = {
        "法人番号": "1234567890123",
        "設立年月": "いつか",
        "活動分野": "なんでも",
        "会員数": "たくさん",
        "メール": "だめ",
        "緯度": "95",
        "会員募集": "たぶん",
        "状態": "元気",
        "SNS": "だめ",
        "電話番号の公開": "すこし",
        "英語名": "x" * 200,
        "別名": "a\x07b",
    }
    found = reasons(table({"団体名": hub.group.title} | bad))
    assert {column for row, column in found if row == 2} == set(bad)


def test_needed_values_are_asked_for(hub):
    assert {column for _row, column in reasons(table({"団体名": "新しい会"}))} == {
        "name_kana",
        "purpose",
        "activity",
        "activity_fields",
    }
    assert reasons(table({"団体名": hub.group.title, "活動目的": ""})) == [(2, "活動目的")]


def test_an_excel_table_with_its_own_types(hub):
    headers = [*NEW, "設立年月", "会員数", "法人番号", "会員募集"]
    row = [*NEW.values(), datetime(2019, 5, 1), 42.0, 8999900000001, True]
    plan = make_plan(workbook(headers, [], row))
    assert plan.faults == []
    assert plan.rows[0].number == 3
    values = plan.rows[0].values
    assert values["founded"] == date(2019, 5, 1).isoformat()
    assert (values["member_count"], values["corporate_number"]) == (42, "8999900000001")
    assert values["members_wanted"] is True


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
