"""Who can be asked, who shuts a door, and where each page on the way leads."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.translation import gettext

from groups.models import GroupPage
from home.models import HomePage
from hub.enquiries import services
from hub.enquiries.models import Enquiry, EnquirySettings
from hub.mail.models import OutgoingMail
from tests.groups.town import PRIVATE
from tests.hub.enquiries.conftest import (
    link_in,
    mails_to,
    typed,
    without_email,
)

TEAM = {"owner@example.jp", "editor@example.jp", PRIVATE["email"]}
PHONE = "029-000-0999"
State = Enquiry.State


@pytest.mark.parametrize(
    ("changes", "asks"),
    [
        ({}, True),
        ({"activity_status": "paused"}, True),
        ({"activity_status": "closed"}, False),
        ({"taken_out": True}, False),
    ],
)
def test_who_can_be_asked(hub, visitor, changes, asks):
    GroupPage.objects.filter(pk=hub.group.pk).update(**changes)
    address = f"/enquiry/{hub.group.slug}/"
    assert ("csrfmiddlewaretoken" in visitor.get(address).content.decode()) is asks
    assert (f'href="{address}"' in visitor.get(hub.group.url).content.decode()) is asks
    posted = visitor.post(address, typed())
    assert Enquiry.objects.exists() is asks
    assert (posted.status_code == 302) is asks


def test_the_group_shuts_its_door_and_opens_it(hub, member, visitor, asked):
    address = f"/enquiry/{hub.group.slug}/"
    asked()
    link = link_in(OutgoingMail.objects.get())
    setting = reverse("portal:enquiries", args=[hub.group.pk])
    assert member.post(setting, {"open": "0"}).status_code == 302
    assert address not in visitor.get(hub.group.url).content.decode()
    visitor.post(link, {"way": "mail"})
    assert OutgoingMail.objects.count() == 1
    member.post(setting, {"open": "1"})
    assert address in visitor.get(hub.group.url).content.decode()
    visitor.post(link, {"way": "mail"})
    assert OutgoingMail.objects.count() == 1 + len(TEAM)
    assert gettext("How many came") in member.get(setting).content.decode()


@pytest.mark.parametrize("role", ["other_owner", "outsider", "desk"])
def test_only_members_move_the_door(hub, people, client, role):
    client.force_login(people[role])
    setting = reverse("portal:enquiries", args=[hub.group.pk])
    assert client.get(setting).status_code == 404
    assert client.post(setting, {"open": "0"}).status_code == 404
    assert not EnquirySettings.objects.exists()


def test_a_way_that_changed_is_told_first(hub, visitor, asked):
    """Its sender agreed that the group reads it, not that the desk does."""
    asked()
    link = link_in(OutgoingMail.objects.get())
    without_email(hub.group)
    answer = visitor.post(link, {"way": "mail"})
    assert answer.context["problem"]
    assert Enquiry.objects.get().state == State.UNCONFIRMED
    visitor.post(link, {"way": "desk"})
    assert Enquiry.objects.get().state == State.AT_DESK


# Led on


def test_who_has_no_mail_is_told_whom_to_call(hub, visitor):
    HomePage.objects.update(desk_phone=PHONE)
    form = visitor.get(f"/enquiry/{hub.group.slug}/")
    assert BeautifulSoup(form.content, "html.parser").main.get_text().count(PHONE) == 1


def test_every_page_on_the_way_leads_back(hub, visitor, asked):
    sent = visitor.get(asked().url)
    link = link_in(OutgoingMail.objects.get())
    done = visitor.post(link, {"way": "mail"})
    report = link_in(mails_to(PRIVATE["email"])[0], "report")
    for page in (sent, done, visitor.post(report)):
        buttons = BeautifulSoup(page.content, "html.parser").main.select("a.button")
        assert [button["href"] for button in buttons] == [hub.group.url]


def test_each_error_leads_to_its_field(asked):
    page = BeautifulSoup(asked(email="x", words="x" * 1001).content, "html.parser")
    targets = [link["href"] for link in page.select(".form-errors a")]
    assert targets == ["#id_words", "#id_email"]
    assert all(page.select(target) for target in targets)


def test_a_group_whose_contact_is_private_is_asked_through_the_form_not_through_the_desk(
    hub, people, visitor
):
    HomePage.objects.update(desk_phone=PHONE)
    GroupPage.objects.filter(pk=hub.group.pk).update(contact_person_public=False)

    def panel() -> BeautifulSoup:
        page = BeautifulSoup(visitor.get(hub.group.url).content, "html.parser")
        return page.find(id="contact")

    assert panel().find("a", href=f"/enquiry/{hub.group.slug}/")
    assert PHONE not in panel().text
    services.close_by_desk(hub.group, people["desk"], is_closed=True)
    assert panel().find("a", href=f"/enquiry/{hub.group.slug}/") is None
    assert PHONE in panel().text
