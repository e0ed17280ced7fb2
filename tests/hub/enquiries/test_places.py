"""Pages of another type than groups get a mailbox by registering one: nothing else is needed."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from hub.enquiries import mailboxes, services
from hub.enquiries.links import page_links
from hub.enquiries.mailboxes import key_of, page_of
from hub.enquiries.models import Enquiry, MistakeReport
from hub.enquiries.permissions import Way, way_to
from hub.mail.models import OutgoingMail
from tests.hub.enquiries.conftest import SENDER, link_in, mails_to, typed
from tests.hub.enquiries.places import OF_GROUPS, READERS, TELEPHONE, WHO, PlaceMailbox, add_place

LANGUAGES = [code for code, _name in settings.LANGUAGES]
ASKED = {"questions": ["open"], "agreed": "1"}


def address_of(place, what: str = "enquiry", language: str = "ja") -> str:
    prefix = "" if language == "ja" else f"/{language}"
    return f"{prefix}/{what}/page/{place.pk}/"


def words_of(response) -> str:
    """Return what a page says, without the readings above it."""
    main = BeautifulSoup(response.content, "html.parser").main
    for reading in main.find_all(["rt", "rp"]):
        reading.decompose()
    for ruby in main.find_all("ruby"):
        ruby.unwrap()
    main.smooth()
    return main.get_text(" ")


def test_a_place_is_named_by_its_number_and_a_group_by_its_slug(hub, place):
    assert key_of(hub.group) == hub.group.slug
    assert page_of(hub.group.slug) == hub.group
    assert key_of(place) == f"page/{place.pk}"
    assert page_of(f"page/{place.pk}") == place
    # Neither is found under the other's way of naming.
    assert page_of(place.slug) is None
    assert page_of(f"page/{hub.group.pk}") is None


def test_only_one_type_is_named_by_slugs(place_mailbox):
    class Another(PlaceMailbox):
        has_own_slugs = True

    with pytest.raises(ValueError, match="slug"):
        mailboxes.register(Another())


def test_a_page_without_a_mailbox_can_be_neither_asked_nor_reported(hub, visitor):
    page = add_place()
    for what in ("enquiry", "mistakes"):
        assert visitor.get(address_of(page, what)).status_code == 404
    assert way_to(page) == Way.NONE
    with pytest.raises(services.Closed):
        services.ask(page, questions=[], words="x", name="", email=SENDER, language="ja")


def test_its_page_leads_to_both(place, rf):
    links = page_links(place, rf.get("/"))
    assert links["enquiry_url"] == address_of(place)
    assert links["mistake_url"] == address_of(place, "mistakes")
    shown = BeautifulSoup(render_to_string("enquiries/links.html", links), "html.parser")
    ask, report = shown.find_all("a")
    assert (ask["href"], ask.text) == (address_of(place), "この場所の運営チームに問い合わせる")
    assert report["href"] == address_of(place, "mistakes")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_way_speaks_of_the_place_in_every_language(place, people, language):
    """No sentence calls it a group, and each that names those behind it does so in its language."""
    visitor, desk = Client(), Client()
    desk.force_login(people["desk"])
    address = address_of(place, language=language)
    seen = [visitor.get(address)]
    seen.append(visitor.post(address, typed(**ASKED, language=language), follow=True))
    link = link_in(mails_to(SENDER)[-1])
    seen += [visitor.get(link), visitor.post(link, {"way": "mail"}), visitor.get(link)]
    # By way of the desk.
    mailboxes.mailbox_of(place).addresses = {}
    seen.append(visitor.get(address))
    visitor.post(address, typed(**ASKED, language=language, words="x"))
    link = link_in(mails_to(SENDER)[-1])
    seen += [visitor.get(link), visitor.post(link, {"way": "desk"})]
    desk.post(reverse("enquiries_passed_on", args=[Enquiry.objects.get(state="at_desk").pk]))
    services.close_by_desk(place, people["desk"], is_closed=True)
    seen.append(visitor.get(address))
    report = address_of(place, "mistakes", language)
    seen += [visitor.get(report), visitor.get(f"{report}?thanks=1")]

    told = [words_of(response) for response in seen]
    told += [f"{mail.subject}\n{mail.body}" for mail in mails_to(SENDER)]
    assert len(told) == 14
    assert not [text for text in told if OF_GROUPS[language] in text.lower()]
    assert len([text for text in told if WHO[language] in text]) >= 7
    if language == "en":
        assert "Your email address will be shown to the people who run this place" in words_of(
            seen[2]
        )


def test_mails_to_its_people_speak_of_the_place(place, people, visitor):
    visitor.post(address_of(place), typed(**ASKED))
    visitor.post(link_in(mails_to(SENDER)[0]), {"way": "mail"})
    visitor.post(link_in(mails_to("himitsu@hiroba.example.jp")[0], "report"))
    visitor.post(address_of(place, "mistakes"), typed(what=["times"]))
    desk = Client()
    desk.force_login(people["desk"])
    desk.post(reverse("mistakes_forward", args=[MistakeReport.objects.get().pk]))

    mails = OutgoingMail.objects.exclude(recipient=SENDER)
    assert set(READERS) < {mail.recipient for mail in mails}
    for mail in mails:
        text = f"{mail.subject}\n{mail.body}"
        assert place.title in text
        assert OF_GROUPS[mail.language] not in text.lower()
    (question,) = [
        mail for mail in mails if "何時に開きますか" in mail.body and mail.language == "ja"
    ][:1]
    assert question.reply_to == SENDER
    # A report is forwarded in the language of each reader, with the way to correct the page.
    forwarded = [mail for mail in mails if f"/admin/pages/{place.pk}/edit/" in mail.body]
    assert {mail.recipient: mail.language for mail in forwarded} == READERS


def test_the_desk_finds_it_beside_groups_by_kind(hub, place, people, asked, desk):
    asked()
    Client().post(address_of(place), typed(**ASKED))
    services.deliver(Enquiry.objects.get(page=place), Way.DESK)
    page = desk.page()
    assert hub.group.title in page
    assert place.title in page
    assert TELEPHONE in page
    assert mailboxes.mailbox_of(place).was_shown == [(desk.person, place.pk)]
    for name in ("enquiries_index", "enquiries_pages"):
        listed = desk.client.get(reverse(name), {"kind": "home.ContentPage"}).content.decode()
        assert place.title in listed
        assert hub.group.title not in listed
    volume = desk.client.get(reverse("enquiries_volume"), {"kind": "home.ContentPage"})
    assert [row["reached"] for row in volume.context["object_list"]] == [1]


@pytest.mark.parametrize("by", ["", "day"])
def test_the_desk_sees_how_many_came(place, desk, by):
    Client().post(address_of(place), typed(**ASKED))
    (row,) = desk.client.get(reverse("enquiries_volume"), {"by": by}).context["object_list"]
    assert (row["reached"], row["unconfirmed"], row["stopped"]) == (0, 1, 0)


def test_nothing_of_it_is_taken_away_as_a_file(desk):
    for name in ("enquiries_index", "enquiries_pages", "enquiries_volume", "mistakes_index"):
        answer = desk.client.get(reverse(name), {"export": "csv"})
        assert answer["Content-Type"].startswith("text/html")
