"""Everything about me goes, by two steps, and what has to stay is said."""

import pytest
from django.test import Client

from hub.core import deletions
from hub.core.deletions import write_out
from hub.enquiries.models import Enquiry, MistakeReport
from hub.enquiries.models.enquiry import sender_hash
from hub.mail.models import OutgoingMail
from hub.mail.services import send_due
from hub.mine.models import OwnCalendar
from hub.mine.services import renew_calendar
from hub.occurrences.models import Occurrence
from hub.privacy.models import Hold
from hub.signups.guardians import services as guardians
from hub.signups.models import GuardianConsent, SignUp
from hub.signups.workflow import State
from tests.groups.retention.conftest import found
from tests.hub.mine.conftest import LAN, OTHER, asked, html, page_of
from tests.hub.signups.conftest import (
    DAY,
    HOUR,
    MOTHER,
    NOW,
    START,
    came,
    for_children,
    make_date,
    make_sheet,
)
from tests.hub.signups.conftest import (
    asked as signs_up,
)
from tests.hub.telling.conftest import TOPICS, follows, room  # noqa: F401

pytestmark = pytest.mark.django_db
NAME = "ホア・グエン"


def delete_everything(email: str = LAN) -> str:
    """Return what is read after both steps."""
    path = f"{page_of(email)}delete/"
    html(path)
    answer = Client().post(path)
    assert answer.status_code == 200
    assert Client().get(path).status_code == 410
    return answer.content.decode()


def enquiry(page, state: str = Enquiry.State.AT_DESK) -> Enquiry:
    return Enquiry.objects.create(
        page=page,
        language="ja",
        state=state,
        name=NAME,
        email=LAN,
        words=NAME,
        hashed_sender=sender_hash(LAN),
    )


@pytest.fixture
def past(db) -> Occurrence:
    date = make_date()
    Occurrence.objects.filter(pk=date.pk).update(starts_at=NOW + HOUR, ends_at=NOW + 2 * HOUR)
    date.refresh_from_db()
    return date


def test_a_search_of_every_table_finds_nobody(sheet, past, room, time_machine):  # noqa: F811
    came(sheet, 3, email=LAN, name=NAME)
    came(make_sheet(make_date(), 1), email=OTHER)
    attended = came(make_sheet(past), email=LAN, name=NAME)
    SignUp.objects.filter(pk=attended.pk).update(state=State.ATTENDED)
    signs_up(make_sheet(make_date()), email=LAN, name=NAME)
    came(for_children(make_date()), email=LAN, name=NAME, age=10, guardian_email=MOTHER)
    follows(LAN, TOPICS[0])
    renew_calendar(LAN)
    enquiry(past.page)
    MistakeReport.objects.create(page=past.page, language="ja", email=LAN, words=NAME)
    asked()
    time_machine.move_to(NOW + 3 * HOUR)
    assert len(found({LAN, NAME})) > 5

    path = f"{page_of()}delete/"
    told = html(path)
    for line in ("これからの申込：3件", "これまでの申込：1件", f"話題 {TOPICS[0]}"):
        assert line in told
    assert SignUp.objects.filter(email=LAN).count() == 4, "looking deletes nothing"
    send_due()
    delete_everything()
    send_due()

    assert found({LAN, NAME}) == {}
    attended.refresh_from_db()
    assert attended.state == State.ATTENDED, "figures stay"
    assert MistakeReport.objects.count() == 1, "the page is still wrong"


def test_the_place_goes_to_the_next_one_who_alone_is_told(date):
    sheet = make_sheet(date, 1)
    came(sheet, email=LAN)
    waiting = came(sheet, email=OTHER)
    OutgoingMail.objects.all().delete()
    delete_everything()
    waiting.refresh_from_db()
    assert waiting.state == State.OFFERED
    assert [mail.recipient for mail in OutgoingMail.objects.all()] == [OTHER]


def test_who_is_expected_and_can_no_longer_cancel_stays_until_the_day_is_over(date, time_machine):
    sheet = make_sheet(date, cancel_until=NOW + DAY)
    signup = came(sheet, email=LAN)
    time_machine.move_to(NOW + 2 * DAY)
    assert "窓口にお電話ください" in delete_everything()
    signup.refresh_from_db()
    assert (signup.state, signup.email) == (State.BOOKED, LAN)
    answer = Client().post(page_of(), {"do": "delete", "room": "signups", "which": signup.code})
    assert "窓口にお電話ください" in answer.content.decode()
    time_machine.move_to(START + DAY)
    delete_everything()
    signup.refresh_from_db()
    assert (signup.state, signup.email) == (State.BOOKED, "")


def test_what_is_held_for_a_dispute_stays(sheet, desk):
    signup = came(sheet, email=LAN)
    Hold.objects.create(content_object=signup, label="x", why="x", by=desk)
    assert "料理の会" in delete_everything()
    signup.refresh_from_db()
    assert signup.email == LAN


def test_a_guardians_consent_stays_and_can_still_be_withdrawn(date, time_machine):
    child = came(for_children(date), email=LAN, age=10, guardian_email=MOTHER)
    guardians.agree(child, "母の名", "vi", NOW)
    told = delete_everything(MOTHER)
    assert "36か月" in told
    assert "/signup/guardian/" in html(page_of(MOTHER))
    consent = GuardianConsent.objects.get()
    assert (consent.name, consent.withdrawn_at) == ("母の名", None)
    time_machine.move_to(START + DAY)
    send_due()
    delete_everything(MOTHER)
    assert found({MOTHER}) == {}
    assert GuardianConsent.objects.get().name == "母の名"


def test_an_enquiry_is_taken_back_before_it_is_passed_on(date):
    mine, sent = enquiry(date.page), enquiry(date.page, Enquiry.State.SENT)
    path = page_of()
    assert html(path).count('value="enquiries"') == 1
    Client().post(path, {"do": "delete", "room": "enquiries", "which": str(mine.pk)})
    assert list(Enquiry.objects.all()) == [sent]


def test_what_was_deleted_is_deleted_again_after_a_backup_is_put_back(settings, tmp_path):
    settings.DELETIONS_FILE = tmp_path / "deletions.jsonl"
    date = make_date()
    sheet = make_sheet(date, 1)
    came(sheet, email=LAN, name=NAME)
    waiting = came(sheet, email=OTHER)
    calendar = renew_calendar(LAN)
    asked_it = enquiry(date.page)
    saved = [list(model.objects.all()) for model in (SignUp, OwnCalendar, Enquiry)]
    delete_everything()
    write_out()
    SignUp.objects.all().delete()
    for rows in saved:
        for row in rows:
            row.save(force_insert=True)
    assert SignUp.objects.filter(email=LAN, state=State.BOOKED).exists()

    replayed = deletions.replay(NOW - HOUR)

    assert replayed.refused == []
    assert found({LAN, NAME}).keys() <= {"mail_outgoingmail.recipient", "mail_outgoingmail.body"}
    waiting.refresh_from_db()
    assert waiting.state == State.OFFERED
    assert not OwnCalendar.objects.filter(pk=calendar.pk).exists()
    assert not Enquiry.objects.filter(pk=asked_it.pk).exists()
    assert deletions.replay(NOW - HOUR).done == 0
