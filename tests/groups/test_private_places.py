"""Who of city hall saw or took away what groups keep private is on record, and readable."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from wagtail.models import Revision, TaskState

from groups.models import GroupPage
from groups.private_places import Where
from hub.accounts.roles import APPROVERS
from hub.privacy import places
from hub.privacy.models import AccessedObject, PrivateAccess
from hub.privacy.services import note_export, note_print, note_view
from hub.submissions.places import EDITOR, REVIEW, VERSIONS
from tests.groups.portal import edit, send
from tests.groups.town import PRIVATE


@pytest.fixture
def chief(people):
    client = Client()
    client.force_login(people["approver"])
    return client


@pytest.fixture
def root(person):
    client = Client()
    client.force_login(person("root", is_superuser=True))
    return client


def noted() -> list[tuple[str, str, str, list[str]]]:
    return [
        (row.username, row.kind, row.where, [each.label for each in row.accessed.all()])
        for row in PrivateAccess.objects.order_by("at", "pk")
    ]


def shows_private(response) -> bool:
    text = response.content.decode()
    return any(value in text for value in PRIVATE.values())


def test_opening_the_editor_is_on_record(hub, desk):
    response = desk.get(reverse("wagtailadmin_pages:edit", args=[hub.group.pk]))
    assert shows_private(response)
    assert noted() == [("kyodo", "viewed", "editor", ["かわべクラブ（例）"])]


def test_reviewing_is_on_record(hub, member, desk):
    edit(member, hub.group, "contact", phone="029-000-0999")
    send(member, hub.group)
    assert (
        desk.get(reverse("moderation_review", args=[TaskState.objects.get().pk])).status_code == 200
    )
    assert noted() == [("kyodo", "viewed", "review", ["かわべクラブ（例）"])]


def test_comparing_versions_is_on_record(hub, desk):
    group = GroupPage.objects.get(pk=hub.group.pk)
    group.building = ""
    group.save_revision()
    first = Revision.objects.for_instance(group).earliest("created_at")
    compare = reverse("wagtailadmin_pages:revisions_compare", args=[group.pk, first.pk, "latest"])
    assert shows_private(desk.get(compare))
    assert noted() == [("kyodo", "viewed", "versions", ["かわべクラブ（例）"])]


def test_the_list_of_accounts_is_one_row_of_all_groups_on_it(hub, desk):
    desk.get(reverse("accounts_desk"))
    [(who, kind, where, groups)] = noted()
    assert (who, kind, where) == ("kyodo", "viewed", "accounts")
    assert sorted(groups) == ["かわべクラブ（例）", "別の会"]


def test_the_letter_is_on_record(hub, desk, people):
    desk.post(reverse("accounts_new_code", args=[people["owner"].pk]))
    desk.get(reverse("accounts_letter", args=[people["owner"].pk]))
    assert noted() == [("kyodo", "viewed", "letter", ["かわべクラブ（例）"])]


def test_what_shows_nothing_private_is_not_on_record(hub, desk, people):
    group = hub.group
    for address in (
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_explore", args=[hub.directory.pk]),
        reverse("wagtailadmin_pages:history", args=[group.pk]),
        reverse("wagtailadmin_pages:view_draft", args=[group.pk]),
        reverse("wagtailadmin_pages:revisions_view", args=[group.pk, group.latest_revision_id]),
        reverse("wagtailadmin_pages:edit", args=[hub.directory.pk]),
        group.url,
    ):
        assert not shows_private(desk.get(address)), address
    assert noted() == []


def test_who_is_refused_saw_nothing(hub, people):
    client = Client()
    client.force_login(people["translator"])
    client.get(reverse("wagtailadmin_pages:edit", args=[hub.group.pk]))
    assert noted() == []


def test_the_names_of_addresses_exist():
    """A renamed address would go unnoticed."""
    for name in places.addresses():
        for args in ([1], [1, 1], [1, "live", "latest"]):
            try:
                reverse(name, args=args)
            except NoReverseMatch:
                continue
            break
        else:
            pytest.fail(name)


def test_a_visit_is_one_row_an_hour_later_it_is_another(hub, people):
    desk = people["desk"]
    for where in (EDITOR, VERSIONS, EDITOR):
        note_view(desk, hub.group, where)
    assert len(noted()) == 1
    note_view(people["approver"], hub.group, EDITOR)
    assert len(noted()) == 2
    PrivateAccess.objects.update(at=timezone.now() - timedelta(hours=1, seconds=1))
    note_view(desk, hub.group, EDITOR)
    assert len(noted()) == 3


def test_a_list_adds_only_groups_not_seen_within_the_hour(hub, people):
    note_view(people["desk"], hub.group, REVIEW)
    note_view(people["desk"], GroupPage.objects.sources(), Where.ACCOUNTS)
    assert [entry[3] for entry in noted()] == [["かわべクラブ（例）"], ["別の会"]]


def test_each_export_and_print_is_a_row(hub, people):
    for _time in range(2):
        note_export(people["desk"], GroupPage.objects.sources(), Where.TABLE, why="総会の名簿")
        note_print(people["desk"], [hub.group], Where.SLIPS)
    assert [entry[1] for entry in noted()] == ["exported", "printed"] * 2
    assert PrivateAccess.objects.filter(why="総会の名簿", object_count=2).count() == 2


def test_nothing_seen_is_nothing_noted(people):
    note_view(people["desk"], [], Where.TABLE)
    assert noted() == []


def test_a_deleted_object_keeps_its_name(hub, people):
    note_view(people["desk"], hub.group, EDITOR)
    hub.group.delete()
    assert noted() == [("kyodo", "viewed", "editor", ["かわべクラブ（例）"])]


def queries_of(person, groups) -> int:
    with CaptureQueriesContext(connection) as queries:
        note_view(person, groups, Where.TABLE)
    return len(queries)


def test_a_list_of_hundreds_costs_as_many_queries_as_one(hub, people):
    many = [GroupPage(pk=number, title=f"団体{number}") for number in range(10_000, 10_400)]
    note_view(people["approver"], hub.group, EDITOR)  # content types are known from here on
    one = queries_of(people["desk"], hub.group)
    assert queries_of(people["desk"], many) <= one + 1  # SQLite takes them in two parts
    assert PrivateAccess.objects.first().object_count == 400


def test_a_place_that_no_room_named_is_refused(hub, people):
    with pytest.raises(LookupError):
        note_view(people["desk"], hub.group, "nowhere")


def test_the_record_outlives_the_account(hub, people):
    note_view(people["desk"], hub.group, EDITOR)
    people["desk"].delete()
    assert noted() == [("kyodo", "viewed", "editor", ["かわべクラブ（例）"])]


# The report


@pytest.fixture
def filled(hub, people):
    note_view(people["desk"], hub.group, EDITOR)
    note_export(people["approver"], GroupPage.objects.filter(slug="betsu"), Where.TABLE)


def rows(response) -> list[tuple[str, str]]:
    return [(row.username, row.kind) for row in response.context["object_list"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, [("shonin", "exported"), ("kyodo", "viewed")]),
        ({"label": "かわべ"}, [("kyodo", "viewed")]),
        ({"username": "shon"}, [("shonin", "exported")]),
        ({"kind": "viewed"}, [("kyodo", "viewed")]),
        ({"at_to": "2020-01-01"}, []),
        ({"at_from": "2020-01-01", "where": "table"}, [("shonin", "exported")]),
    ],
)
def test_the_chief_finds_by_group_person_and_time(filled, chief, query, expected):
    response = chief.get(reverse("privacy:access"), query)
    assert rows(response) == expected
    assert not shows_private(response)


def test_a_superuser_takes_it_away_as_a_file(filled, root, hub):
    AccessedObject.objects.filter(object_id=hub.group.pk).update(label="=HYPERLINK(1)")
    response = root.get(reverse("privacy:access"), {"export": "csv"})
    text = b"".join(response.streaming_content).decode()
    table = list(csv.reader(io.StringIO(text)))
    assert [row[1] for row in table[1:]] == ["shonin", "kyodo"]
    assert table[2][4] == "'=HYPERLINK(1)"
    assert not any(value in text for value in PRIVATE.values())


@pytest.mark.parametrize("name", ["privacy:access", "privacy:deletions"])
def test_only_the_chief_and_superusers_read_it(hub, people, name, chief, root):
    for role, person in people.items():
        client = Client()
        client.force_login(person)
        expected = 200 if role == "approver" else 302
        assert client.get(reverse(name)).status_code == expected, role
    assert Client().get(reverse(name)).status_code == 302
    assert chief.get(reverse(name), {"export": "csv"}).status_code == 302
    assert "export=" not in chief.get(reverse(name)).content.decode()
    assert "export=" in root.get(reverse(name)).content.decode()


def test_the_role_of_the_chief_is_the_approvers(people):
    assert people["approver"].groups.get().name == APPROVERS
