"""The desk sees how many enquiries there are and stops abuse; it reads only what it passes on."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from hub.enquiries.models import BlockedSender, Enquiry, EnquirySettings
from hub.mail.models import OutgoingMail
from hub.privacy.models import PrivateAccess
from tests.groups.town import PRIVATE
from tests.hub.enquiries.conftest import SENDER, link_in, mails_to, without_email

SECRET_WORDS = "Only the group may read this"
State = Enquiry.State
ACTIONS = {
    "enquiries_passed_on": "enquiry",
    "enquiries_block": "enquiry",
    "enquiries_close": "page",
    "blocked_senders:delete": "blocked",
}


def test_it_sees_how_many_and_not_what(hub, confirmed, asked, desk):
    confirmed(words=SECRET_WORDS)
    asked(words=SECRET_WORDS, email="waiting@example.com")
    page = desk.page()
    assert hub.group.title in page
    for secret in (SECRET_WORDS, SENDER, "waiting@example.com", "Lan", *PRIVATE.values()):
        assert secret not in page
    (row,) = Enquiry.objects.volume_by_page()
    assert (row.last_month, row.in_all, row.stopped) == (1, 1, 0)
    (day,) = Enquiry.objects.volume_by_day()
    assert (day["reached"], day["unconfirmed"]) == (1, 1)


def test_a_group_without_email_is_told_by_the_desk(hub, people, visitor, asked, confirmed, desk):
    without_email(hub.group)
    form = visitor.get(f"/en/enquiry/{hub.group.slug}/")
    assert form.context["way"] == "desk"
    assert asked().status_code == 200  # not without agreeing that the desk reads it
    assert not Enquiry.objects.exists()
    confirmed(agreed="1", words=SECRET_WORDS)

    (notice,) = mails_to(people["desk"].email)
    assert SECRET_WORDS not in notice.body
    assert SENDER not in notice.body
    page = desk.page()
    assert SECRET_WORDS in page
    assert SENDER in page
    assert PrivateAccess.objects.filter(person=desk.person, where="enquiries").exists()

    enquiry = Enquiry.objects.get()
    desk.post("enquiries_passed_on", enquiry.pk)
    desk.post("enquiries_passed_on", enquiry.pk)  # twice is as once
    enquiry.refresh_from_db()
    assert enquiry.state == State.PASSED_ON
    assert (enquiry.words, enquiry.email, enquiry.questions) == ("", "", [])
    assert SECRET_WORDS not in desk.page()
    _link, told = mails_to(SENDER)
    assert hub.group.title in told.subject
    assert told.language == "en"


def test_abuse_is_reported_by_the_group_and_stopped(hub, people, visitor, confirmed, asked, desk):
    confirmed()
    report = link_in(mails_to(PRIVATE["email"])[0], "report")
    assert visitor.get(report).status_code == 200
    assert Enquiry.objects.reported().count() == 0  # a mail scanner opens links
    for _time in range(2):
        assert visitor.post(report).status_code == 200
    assert len(mails_to(people["desk"].email)) == 1

    desk.post("enquiries_block", Enquiry.objects.get().pk)
    before = OutgoingMail.objects.count()
    answer = asked()
    assert answer.url.endswith("/sent/")  # as for everybody: who is blocked is nobody's business
    assert OutgoingMail.objects.count() == before
    blocked = Enquiry.objects.get(state=State.BLOCKED)
    assert (blocked.words, blocked.email) == ("", "")
    (row,) = Enquiry.objects.volume_by_page()
    assert (row.reported, row.stopped) == (1, 1)

    desk.post("blocked_senders:delete", BlockedSender.objects.get().pk)
    asked()
    assert OutgoingMail.objects.count() == before + 1


def test_an_address_is_blocked_without_being_kept(asked, visitor, desk):
    asked()
    link = link_in(OutgoingMail.objects.get())
    desk.post("blocked_senders:add", email=f" {SENDER.upper()} ", reason="しつこい宣伝")
    assert SENDER not in str(list(BlockedSender.objects.values())).lower()
    visitor.post(link, {"way": "mail"})  # confirmed too late
    enquiry = Enquiry.objects.get()
    assert (enquiry.state, enquiry.words) == (State.BLOCKED, "")
    assert OutgoingMail.objects.count() == 1


def test_blocking_takes_what_waits_at_the_desk(hub, people, confirmed, desk):
    without_email(hub.group)
    confirmed(agreed="1", words=SECRET_WORDS)
    desk.post("enquiries_block", Enquiry.objects.get().pk)
    assert SECRET_WORDS not in desk.page()
    assert Enquiry.objects.get().words == ""


def test_the_desk_stops_enquiries_to_a_group(hub, visitor, member, desk):
    address = f"/enquiry/{hub.group.slug}/"
    desk.post("enquiries_close", hub.group.pk, closed="1")
    assert address not in visitor.get(hub.group.url).content.decode()
    setting = reverse("portal:enquiries", args=[hub.group.pk])
    member.post(setting, {"open": "1"})  # the group cannot undo it
    assert address not in visitor.get(hub.group.url).content.decode()
    desk.post("enquiries_close", hub.group.pk, closed="0")
    assert address in visitor.get(hub.group.url).content.decode()


def test_blocking_nothing_is_refused(desk):
    assert desk.post("enquiries_block", 999_999).status_code == 404


def test_a_bad_address_is_explained(desk):
    answer = desk.post("blocked_senders:add", email="x")
    assert answer.context["form"].errors
    assert not BlockedSender.objects.exists()


@pytest.mark.parametrize("role", ["owner", "other_owner", "outsider", "approver", "translator"])
def test_the_desks_pages_are_the_desks(hub, people, role):
    client = Client()
    client.force_login(people[role])
    enquiry = Enquiry.objects.create(page=hub.group, state=State.AT_DESK, words=SECRET_WORDS)
    blocked = BlockedSender.objects.create(hashed_sender="x")
    page = client.get(reverse("enquiries_index"))
    assert page.status_code in (302, 403)
    assert SECRET_WORDS not in page.content.decode()
    rows = {"enquiry": enquiry, "page": hub.group, "blocked": blocked}
    for name, row in ACTIONS.items():
        assert client.post(reverse(name, args=[rows[row].pk])).status_code in (302, 403)
    enquiry.refresh_from_db()
    assert enquiry.state == State.AT_DESK
    assert list(BlockedSender.objects.all()) == [blocked]
    assert not EnquirySettings.objects.exists()


def test_the_buttons_of_its_lists_carry_the_forms_token(confirmed, visitor, people):
    """Wagtail renders the cells of a list without the request."""
    confirmed()
    visitor.post(link_in(mails_to(PRIVATE["email"])[0], "report"))
    desk = Client(enforce_csrf_checks=True)
    desk.force_login(people["desk"])
    page = BeautifulSoup(desk.get(reverse("enquiries_index")).content, "html.parser")
    form = page.find("form", action=reverse("enquiries_block", args=[Enquiry.objects.get().pk]))
    token = form.find("input", attrs={"name": "csrfmiddlewaretoken"})["value"]
    assert desk.post(form["action"], {"csrfmiddlewaretoken": token}).status_code == 302
    assert BlockedSender.objects.exists()
