"""Answers with coded sentences: in the language of who asked, of whom the hub keeps nothing."""

import re

import pytest
from django.core import signing
from django.utils import translation

from hub.enquiries import services
from hub.enquiries.answers import SALT
from hub.enquiries.models import Enquiry
from hub.enquiries.permissions import way_to
from hub.mail.models import OutgoingMail
from hub.mail.sentences import NEED_WORDS, Sentence, in_language
from tests.groups.portal import form_of
from tests.hub.enquiries.conftest import SENDER, link_in, mails_to


@pytest.fixture
def link(hub, people) -> str:
    """The path of the answer's page, as the mail to one of the group's people has it."""
    enquiry = services.ask(
        hub.group, questions=["join"], words="", name="Lan", email=SENDER, language="vi"
    )
    services.deliver(enquiry, way_to(hub.group))
    return link_in(mails_to(people["owner"].email)[-1], "answer")


def answer(visitor, link: str, **typed):
    return visitor.post(link, form_of(visitor.get(link)) | typed)


def last_answer() -> OutgoingMail:
    return OutgoingMail.objects.filter(recipient=SENDER).last()


def test_it_arrives_in_the_language_of_who_asked(visitor, link):
    typed = {
        "welcome": "on",
        "day": "on",
        "day_words": "12月12日 8:00",
        "words": "お待ちしています。",
    }
    assert answer(visitor, link, **typed).status_code == 200
    mail = last_answer()
    assert mail.language == "vi"
    with translation.override("vi"):
        assert str(Sentence.WELCOME.label) in mail.body
        assert f"{Sentence.DAY.label} 12月12日 8:00" in mail.body
    assert "お待ちしています。" in mail.body


def test_nothing_of_who_asked_is_kept(visitor, link):
    enquiry = Enquiry.objects.get()
    assert (enquiry.email, enquiry.words, enquiry.name) == ("", "", "")
    assert SENDER not in visitor.get(link).content.decode()


@pytest.mark.parametrize(("ticked", "shown"), [({}, False), ({"shows_address": "on"}, True)])
def test_who_answers_shows_their_address_only_if_they_like(visitor, link, people, ticked, shown):
    answer(visitor, link, welcome="on", **ticked)
    address = people["owner"].email
    assert (last_answer().reply_to == address) is shown
    assert (address in last_answer().body) is shown


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, "__all__"),
        ({"call": "on"}, "call_words"),
        ({"words": "あ" * 501}, "words"),
    ],
)
def test_what_says_nothing_is_asked_again(visitor, link, typed, field):
    before = OutgoingMail.objects.count()
    refused = answer(visitor, link, **typed)
    assert refused.status_code == 422
    assert field in refused.context["form"].errors
    assert OutgoingMail.objects.count() == before


def test_nobody_makes_a_link_of_their_own(visitor, link):
    token = re.search(r"answer/([^/]+)/", link)[1]
    known = signing.loads(token, salt=SALT)
    forged = signing.dumps(known | {"address": "victim@example.jp"}, salt="other")
    for other in (forged, token[:-1], "x"):
        assert visitor.get(link.replace(token, other)).status_code == 410


def test_one_asker_gets_a_few_answers_a_day(visitor, link):
    answers = [answer(visitor, link, full="on").status_code for _press in range(6)]
    assert answers == [200] * 5 + [422]


def test_each_sentence_is_said_in_each_language(settings):
    for code, _name in settings.LANGUAGES:
        said = [(one, "x" if one in NEED_WORDS else "") for one in Sentence.values]
        assert len(set(in_language(said, code))) == len(Sentence)
