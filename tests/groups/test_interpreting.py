"""Who wishes an interpreter becomes a question to the groups that speak the language."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from groups.models import GroupPage
from groups.models.rows import GroupLanguage
from hub.accounts.next_steps import next_steps
from hub.core import today
from hub.core.models import Switch
from hub.mail.models import OutgoingMail
from hub.mail.sentences import Sentence
from hub.signups import services
from hub.signups.models import InterpreterReply, Sheet, SignUp
from hub.telling.daily import send_daily_mails
from tests.hub.signups.conftest import DAY, NOW, came, make_date, make_sheet

pytestmark = pytest.mark.django_db
NAME = "グエン ラン"


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def group(people) -> GroupPage:
    """A group that speaks Vietnamese; the owner, whose browser `member` is, keeps it."""
    group = GroupPage.objects.get(slug="kawabe-club")
    GroupLanguage.objects.create(page=group, code="vi")
    return group


@pytest.fixture
def sheet() -> Sheet:
    return make_sheet(make_date())


def wished(sheet: Sheet, language: str = "vi", **values: object) -> SignUp:
    return came(sheet, needs=["interpreter"], name=NAME, language=language, **values)


def page(group: GroupPage) -> str:
    return reverse("portal:interpreting", args=[group.pk])


def words(response) -> str:
    return response.content.decode()


def press(client: Client, group: GroupPage, sheet: Sheet, answer: str, language: str = "vi"):
    data = {"about": f"{sheet.key}:{language}", "do": answer}
    return client.post(page(group), data, follow=True)


def mails_of_the_day(number: int = 0) -> list[OutgoingMail]:
    """Return what the clock writes on a day."""
    last = OutgoingMail.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    send_daily_mails(NOW + number * DAY)
    return list(OutgoingMail.objects.filter(pk__gt=last).order_by("pk"))


def test_the_group_is_asked_in_its_portal_and_its_mail_of_the_day_without_a_name(
    member, group, sheet, people
):
    wished(sheet)
    mails = {mail.recipient: mail for mail in mails_of_the_day()}
    assert set(mails) == {people["owner"].email, people["editor"].email}
    mail = mails[people["owner"].email]
    for text in ("料理の会", "ベトナム語", page(group)):
        assert text in mail.body
    assert NAME not in mail.body
    assert not mails_of_the_day(1)
    html = words(member.get(page(group)))
    assert "料理の会" in html
    assert NAME not in html
    for thing in (None, group):
        assert page(group) in [step.url for step in next_steps(people["owner"], thing)]
    press(member, group, sheet, "no")
    assert page(group) not in [step.url for step in next_steps(people["owner"], group)]


@pytest.mark.parametrize(
    ("language", "needs"),
    [("ko", ["interpreter"]), ("vi", []), ("ja", ["interpreter"]), ("vi", ["wheelchair"])],
)
def test_no_one_is_asked_about_a_language_that_nobody_wishes_or_they_do_not_speak(
    member, group, sheet, language, needs
):
    came(sheet, needs=needs, language=language)
    assert not mails_of_the_day()
    assert "<form" not in words(member.get(page(group))).partition("<h1>")[2].partition("</main")[0]


def test_sign_language_is_asked_of_who_speaks_it(member, group, sheet):
    GroupLanguage.objects.create(page=group, code="sign")
    came(sheet, needs=["sign_language"], language="ja")
    press(member, group, sheet, "yes", "sign")
    assert InterpreterReply.objects.get().can_come


def test_a_yes_is_told_to_who_holds_the_date_and_by_them_to_who_wished_it(
    member, group, sheet, desk, people
):
    signup, other = wished(sheet), came(sheet, language="vi")
    press(member, group, sheet, "yes")
    assert "料理の会" in words(member.get(page(group)))
    told = [mail for mail in mails_of_the_day() if mail.recipient == people["desk"].email]
    assert group.title in told[0].body
    assert any("通訳" in str(line.label) for line in today.waiting_for(people["desk"]))
    listed = reverse("sign_up_people", args=[sheet.key])
    assert group.title in words(desk.get(listed))
    for _press in range(2):
        desk.post(listed, {"do": "interpreter", "language": "vi"})
    with translation.override("vi"):
        sentence = str(Sentence.INTERPRETER.label)
    mails = OutgoingMail.objects.filter(body__contains=sentence)
    assert [mail.recipient for mail in mails] == [signup.email]
    assert not mails.filter(recipient=other.email).exists()
    assert not any("通訳" in str(line.label) for line in today.waiting_for(people["desk"]))
    press(member, group, sheet, "no")  # too late: people know
    assert InterpreterReply.objects.get().can_come
    late = wished(sheet)
    desk.post(listed, {"do": "interpreter", "language": "vi"})
    assert mails.filter(recipient=late.email).count() == 1


def test_who_does_not_hold_the_date_tells_no_one(member, group, sheet):
    wished(sheet)
    press(member, group, sheet, "yes")
    before = OutgoingMail.objects.count()
    path = reverse("sign_up_people", args=[sheet.key])
    assert member.post(path, {"do": "interpreter", "language": "vi"}).status_code == 404
    assert OutgoingMail.objects.count() == before


@pytest.mark.parametrize("sent", [{}, {"about": "x"}, {"do": "yes"}, {"about": "\x00", "do": "no"}])
def test_whatever_else_is_sent_changes_nothing(member, group, sheet, sent):
    wished(sheet)
    assert member.post(page(group), sent, follow=True).status_code == 200
    assert not InterpreterReply.objects.exists()


def test_what_nobody_wishes_any_more_is_not_asked(member, group, sheet):
    signup = wished(sheet)
    services.cancel(signup, NOW)
    assert "料理の会" not in words(member.get(page(group)))
    answer = press(member, group, sheet, "yes")
    assert answer.status_code == 200
    assert not InterpreterReply.objects.exists()


def test_strangers_learn_nothing(group, sheet):
    wished(sheet)
    assert Client().get(page(group)).status_code == 302


def test_it_can_be_switched_off(member, group, sheet):
    wished(sheet)
    Switch.objects.update_or_create(part="signups.interpreters", defaults={"state": "off"})
    assert not mails_of_the_day()
    assert member.get(page(group)).status_code == 404


@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
def test_the_page_is_whole_in_each_language(member, group, sheet, language):
    wished(sheet)
    with translation.override(language):
        answer = member.get(page(group))
    assert answer.status_code == 200
    assert 'name="do" value="yes"' in words(answer)
