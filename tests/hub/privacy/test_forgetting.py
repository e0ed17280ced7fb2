"""What is forgotten by age: due rows alone, in batches, whatever fails beside them."""

import io
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hub.accounts.roles import APPROVERS, DESK, EDITORS
from hub.core import retention
from hub.core.jobs import all_jobs
from hub.core.models import ReceivedFile
from hub.core.retention import PersonalFile, Term, all_terms, days
from hub.mail.models import OutgoingMail
from hub.privacy.models import LastRun, TermSetting
from hub.privacy.register import lines
from hub.privacy.services import count_due, forget
from tests.hub.privacy.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
OLD = timedelta(days=31)


def mail(number: int, age: timedelta = OLD) -> OutgoingMail:
    row = OutgoingMail.objects.create(
        recipient=f"{number}@example.jp", subject="s", body="b", language="ja"
    )
    OutgoingMail.objects.filter(pk=row.pk).update(created_at=timezone.now() - age)
    return row


def written(before):
    return OutgoingMail.objects.filter(created_at__lt=before)


def term(key: str = "test.mail", **values) -> Term:
    given = {"keep": days(30), "since": "x", "due": written} | values
    return Term(key, "mail.OutgoingMail", **given)


def kept() -> list[str]:
    return list(OutgoingMail.objects.order_by("pk").values_list("recipient", flat=True))


@pytest.fixture
def registered(monkeypatch):
    """Let these terms be the only ones."""

    def register(*terms: Term) -> None:
        monkeypatch.setattr(
            "hub.privacy.management.commands.forget.all_terms",
            lambda: {each.key: each for each in terms},
        )

    return register


def test_only_what_is_due_goes():
    mail(1)
    mail(2, timedelta(days=29))
    [result] = forget([term()])
    assert (result.count, result.failures) == (1, 0)
    assert kept() == ["2@example.jp"]


def test_columns_are_emptied_and_the_row_stays():
    mail(1)
    forget([term(columns=("recipient", "body"))])
    assert OutgoingMail.objects.values_list("recipient", "body", "subject").get() == ("", "", "s")


def test_a_dry_run_only_counts():
    mail(1)
    assert [result.count for result in count_due([term()])] == [1]
    assert len(kept()) == 1
    assert not LastRun.objects.exists()


def test_each_batch_is_a_transaction_and_one_that_fails_stops_no_other():
    for number in range(5):
        mail(number)

    def forget_but_one(rows):
        found = set(rows.values_list("recipient", flat=True))
        rows.delete()
        if "2@example.jp" in found:
            raise RuntimeError("held by something")
        return len(found)

    [result] = forget([term(forget=forget_but_one, batch=2)])
    assert (result.count, result.failures) == (3, 1)
    assert kept() == ["2@example.jp", "3@example.jp"]


def test_a_term_that_fails_stops_no_other():
    mail(1)

    def broken(before):
        raise RuntimeError("no such table")

    first, second = forget([term("test.broken", due=broken), term()])
    assert (first.failures, second.count) == (1, 1)
    assert LastRun.report()["failed"] == ["test.broken"]


def test_the_city_may_set_the_time():
    mail(1)
    now = timezone.now()
    assert [result.count for result in count_due([term(keep=lambda: days(60))], now)] == [0]
    assert [result.count for result in count_due([term(keep=lambda: days(10))], now)] == [1]


def test_the_operator_reads_what_would_go_and_what_went(registered):
    registered(term())
    mail(1)
    for options in ({"dry_run": True}, {}):
        out = io.StringIO()
        call_command("forget", stdout=out, **options)
        assert out.getvalue() == "test.mail: 1\n"
    assert kept() == []


def test_the_operator_is_told_which_term_failed_and_the_clock_tries_again(registered):
    registered(term(forget=lambda rows: 1 / 0))
    mail(1)
    with pytest.raises(CommandError, match=r"test\.mail"):
        call_command("forget", verbosity=0)
    assert len(kept()) == 1


def test_a_term_that_there_is_not_is_refused():
    with pytest.raises(CommandError, match="no-such-term"):
        call_command("forget", only=["no-such-term"])


def test_a_key_belongs_to_one_term(monkeypatch):
    def file() -> PersonalFile:
        return PersonalFile("x", (), "x", "x", "x", "x", terms=(term(),))

    monkeypatch.setattr(retention, "all_files", lambda: (file(), file()))
    with pytest.raises(ValueError, match=r"test\.mail"):
        retention.all_terms.__wrapped__()


def test_one_job_at_night_forgets_and_one_each_minute_what_may_not_stay_for_an_hour():
    jobs = {job.command: job for job in all_jobs()}
    assert jobs["forget"].at is not None
    assert jobs["forget_often"].at is None


def test_each_minute_only_what_says_so_is_forgotten():
    mail(1)
    OutgoingMail.objects.update(sent_at=timezone.now() - OLD)
    ReceivedFile.objects.create(person=1, place="x", size=1, at=timezone.now() - OLD)
    call_command("forget_often")
    assert len(kept()) == ReceivedFile.objects.count() == 1


def test_the_operator_sees_how_the_last_run_went():
    forget([term(forget=lambda rows: 1 / 0)])  # nothing is due
    mail(1)
    forget([term("test.broken", forget=lambda rows: 1 / 0)])
    said = Client().get("/healthz").json()["forgetting"]
    assert said["failed"] == ["test.broken"]
    assert said["last"].startswith(f"{timezone.now().year}-")


# The city's own terms, within bounds


def setting(number: int, key: str = "mail.sent") -> TermSetting:
    return TermSetting(term=key, number=number, classification="庶務／通知")


def test_the_city_sets_a_term_in_its_own_unit():
    assert str(all_terms()["mail.sent"].kept) == "30日"
    setting(60).save()
    setting(24, "privacy.access").save()
    assert str(all_terms()["mail.sent"].kept) == "60日"
    assert str(all_terms()["privacy.access"].kept) == "24か月"


@pytest.mark.parametrize(("number", "may"), [(6, False), (7, True), (90, True), (91, False)])
def test_only_within_the_bounds(number, may):
    if may:
        setting(number).full_clean()
    else:
        with pytest.raises(ValidationError, match="7日から90日"):
            setting(number).full_clean()


def test_a_term_without_bounds_is_not_set():
    with pytest.raises(ValidationError):
        setting(60, "mail.given_up").full_clean()
    setting(60, "mail.given_up").save()
    assert str(all_terms()["mail.given_up"].kept) == "3日"


def test_what_the_city_set_is_in_the_register_with_its_class():
    setting(60).save()
    [line] = [line for line in lines() if line[0] == "送信メール"]
    assert "60日" in line[-1]
    assert "庶務／通知" in line[-1]


@pytest.mark.parametrize(("role", "status"), [(APPROVERS, 200), (DESK, 302), (EDITORS, 302)])
def test_the_chief_alone_sets_terms(role, status):
    client = Client()
    client.force_login(person("user", role))
    assert client.get(reverse("terms:index")).status_code == status
    client.post(reverse("terms:add"), {"term": "mail.sent", "number": "60", "classification": ""})
    assert TermSetting.objects.exists() is (status == 200)
