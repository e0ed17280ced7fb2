"""A reader tells of a mistake; the desk hears it, and the group is asked kindly."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hub.core.forms import opened_stamp
from hub.enquiries.mistakes import services
from hub.enquiries.models import MistakeReport
from hub.mail.models import OutgoingMail
from tests.groups.town import PRIVATE

WORDS = "電話がつながりません"
READER = "reader@guests.example.com"


def typed(**values) -> dict:
    return {"what": ["contact"], "words": WORDS, "opened": opened_stamp(60), **values}


@pytest.fixture
def reported(hub):
    def send(**values):
        return Client().post(f"/en/mistakes/{hub.group.slug}/", typed(**values))

    return send


@pytest.fixture
def desk(people):
    client = Client()
    client.force_login(people["desk"])
    return client


def test_it_reaches_the_desk_and_then_the_group(hub, people, reported, desk):
    answer = reported(email=READER)
    assert answer.status_code == 302
    assert Client().get(answer.url).status_code == 200
    public = Client().get(hub.group.url).content.decode()
    assert WORDS not in public
    assert f'href="/mistakes/{hub.group.slug}/"' in public

    report = MistakeReport.objects.get()
    page = desk.get(reverse("mistakes_index")).content.decode()
    assert WORDS in page
    assert READER in page
    for _time in range(2):
        desk.post(reverse("mistakes_forward", args=[report.pk]))
    mails = OutgoingMail.objects.all()
    team = {"owner@example.jp", "editor@example.jp", PRIVATE["email"]}
    assert sorted(mail.recipient for mail in mails) == sorted(team)
    assert all(WORDS in mail.body and READER not in mail.body for mail in mails)

    desk.post(reverse("mistakes_settle", args=[report.pk]), {"done": "1"})
    assert WORDS not in desk.get(reverse("mistakes_index")).content.decode()
    assert WORDS in desk.get(reverse("mistakes_index") + "?state=done").content.decode()
    report.refresh_from_db()
    assert (report.state, report.email) == ("done", "")
    desk.post(reverse("mistakes_settle", args=[report.pk]), {"done": "0"})
    assert WORDS in desk.get(reverse("mistakes_index")).content.decode()


@pytest.mark.parametrize(
    "bad",
    [
        {"what": [], "words": " "},
        {"what": ["nonsense"]},
        {"email": "x"},
        {"words": "x" * 601},
        {"words": "nul\x00"},
        {"opened": "forged"},
    ],
)
def test_what_cannot_be_is_explained(reported, bad):
    answer = reported(**bad)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not MistakeReport.objects.exists()


def test_what_only_robots_fill_in_is_not_kept_and_people_are_told_why(reported):
    assert reported(website="x").context["form"].non_field_errors()
    assert not MistakeReport.objects.exists()


def test_too_many_are_refused(hub, reported):
    assert [reported().status_code for _n in range(11)] == [302] * 10 + [429]
    MistakeReport.objects.bulk_create(
        MistakeReport(page=hub.group) for _n in range(services.MAX_OPEN)
    )
    with pytest.raises(services.TooMany):
        services.report(hub.group, what=["text"], words="", email="", language="ja")


@pytest.mark.parametrize("role", ["owner", "outsider", "approver", "translator"])
def test_only_the_desk_reads_and_settles(hub, people, role):
    report = services.report(hub.group, what=["text"], words=WORDS, email="", language="ja")
    client = Client()
    client.force_login(people[role])
    assert WORDS not in client.get(reverse("mistakes_index")).content.decode()
    for name in ("mistakes_forward", "mistakes_settle"):
        answer = client.post(reverse(name, args=[report.pk]), {"done": "1"})
        assert answer.status_code in (302, 403)
    report.refresh_from_db()
    assert (report.state, report.forwarded_at) == ("open", None)
    assert not OutgoingMail.objects.exists()


def test_the_words_of_what_is_settled_are_forgotten_a_year_later(
    reported, desk, people, time_machine
):
    reported()
    reported()
    settled = MistakeReport.objects.first()
    desk.post(reverse("mistakes_settle", args=[settled.pk]), {"done": "1"})
    now = timezone.now()
    for days, words in ((364, [WORDS, WORDS]), (366, ["", WORDS])):
        time_machine.move_to(now + timedelta(days=days))
        call_command("forget", verbosity=0)
        found = MistakeReport.objects.order_by("state").values_list("words", flat=True)
        assert list(found) == words
