"""The day after a date, who came is asked how it was; what they say stands beside no name."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from hub.core.models import Switch
from hub.mail.models import OutgoingMail
from hub.questions.asked import Form
from hub.questions.models import Option, Questionnaire
from hub.questions.results import hidden
from hub.signups import hosts
from hub.signups.admin.forms import NewSheetForm
from hub.signups.feedback.links import feedback_path
from hub.signups.feedback.models import Feedback
from hub.signups.hosts import Host
from hub.signups.models import Sheet, SignUp
from hub.signups.workflow import State
from hub.telling.daily import send_daily_mails
from hub.telling.models import Subscriber
from tests.hub.questions.conftest import make_version
from tests.hub.signups.conftest import DAY, HOUR, NOW, START, came, make_sheet
from tests.hub.signups.test_hosts import holder, people

__all__ = ["holder"]
pytestmark = pytest.mark.django_db
MORNING_AFTER = (
    timezone.make_aware(
        timezone.datetime(START.year, START.month, START.day, 8)  # local days
    )
    + DAY
)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def asking(date) -> Sheet:
    """A sheet after whose date three things are asked."""
    version = make_version(
        {"kind": "text", "label": "来てよかったこと"},
        {"kind": "many", "label": "次に", "options": ["手伝いたい", "知らせがほしい"]},
        {"kind": "file", "label": "写真"},
        title="行事のあとで",
    )
    Questionnaire.objects.update(purpose="feedback")
    Option.objects.filter(label="知らせがほしい").update(asks_for_news=True)
    return make_sheet(date, 300, feedback=version.questionnaire)


def keys(sheet: Sheet) -> list[str]:
    return [asked.key for asked in Form(sheet.feedback.versions.get(), "ja").questions]


def option(sheet: Sheet, number: int) -> str:
    return Form(sheet.feedback.versions.get(), "ja").questions[1].options[number - 1].key


def asked_at(moment) -> list[OutgoingMail]:
    """Return the mails of that day."""
    last = OutgoingMail.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    send_daily_mails(moment)
    return list(OutgoingMail.objects.filter(pk__gt=last).order_by("pk"))


def words(response) -> str:
    return response.content.decode()


def over(time_machine) -> None:
    time_machine.move_to(MORNING_AFTER)


@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
def test_who_came_is_asked_once_the_day_after_in_their_language(asking, language):
    came(asking, language=language)
    assert not [mail for mail in asked_at(START - HOUR) if "/feedback/" in mail.body]
    (mail,) = asked_at(MORNING_AFTER)
    path = re.search(r"https?://[^/]+(/\S*/feedback/\S+)", mail.body).group(1)
    with translation.override(language):
        assert path == feedback_path(SignUp.objects.get())
    assert not asked_at(MORNING_AFTER + DAY)


@pytest.mark.parametrize("state", set(State) - {State.BOOKED, State.ATTENDED})
def test_who_did_not_come_is_not_asked(asking, state):
    came(asking)
    SignUp.objects.update(state=state, guardian_until=None)
    assert not [mail for mail in asked_at(MORNING_AFTER) if "/feedback/" in mail.body]


@pytest.mark.parametrize("why", ["switched off", "nothing to ask", "cancelled", "long ago"])
def test_nobody_is_asked(asking, why):
    came(asking)
    moment = MORNING_AFTER + (10 * DAY if why == "long ago" else 0 * DAY)
    if why == "switched off":
        Switch.objects.update_or_create(part="signups.feedback", defaults={"state": "off"})
    elif why == "nothing to ask":
        Sheet.objects.update(feedback=None)
    elif why == "cancelled":
        type(asking.date).objects.update(state="cancelled")
    assert not [mail for mail in asked_at(moment) if "/feedback/" in mail.body]


def test_what_is_said_stands_beside_no_name_and_once(asking, time_machine):
    signup = came(asking)
    over(time_machine)
    path = feedback_path(signup)
    good, _following, photo = keys(asking)
    page = words(Client().get(path))
    assert "来てよかったこと" in page
    assert photo not in page
    assert Client().post(path, {good: "パンがおいしかった"}).url == path
    assert "name" not in str(Feedback._meta.get_fields())
    row = Feedback.objects.get()
    assert row.answers == {good: "パンがおいしかった"}
    signup.refresh_from_db()
    assert signup.answers == {}
    assert "<form" not in words(Client().get(path)).partition("<h1>")[2].partition("</main")[0]
    Client().post(path, {good: "もう一度"})
    assert Feedback.objects.count() == 1
    assert not Subscriber.objects.exists()
    assert not [mail for mail in asked_at(MORNING_AFTER) if "/feedback/" in mail.body]


def test_who_asks_for_news_gets_them(asking, time_machine, monkeypatch):
    monkeypatch.setitem(hosts._hosts, "home.ContentPage", Host(topic=lambda page: "news"))
    signup = came(asking, language="vi")
    over(time_machine)
    data = {keys(asking)[1]: [option(asking, 2)]}
    Client().post(feedback_path(signup), data)
    subscriber = Subscriber.objects.get()
    assert (subscriber.email, subscriber.language) == (signup.email, "vi")
    assert subscriber.subscriptions.get().topic == "news"


def test_what_is_wrong_is_said_and_kept(asking, time_machine):
    signup = came(asking)
    over(time_machine)
    answer = Client().post(feedback_path(signup), {keys(asking)[0]: "あ" * 3000})
    assert answer.status_code == 422
    assert "あ" * 3000 in words(answer)
    assert not Feedback.objects.exists()


def test_made_up_links_and_days_before_lead_nowhere(asking):
    assert Client().get(reverse("sign_up_feedback", args=["made-up"])).status_code == 404
    assert Client().get(feedback_path(came(asking))).status_code == 404


def test_organisers_read_texts_and_no_small_numbers(asking, holder, time_machine):
    for _number in range(6):
        row = Feedback.objects.create(sheet=asking, language="ja")
        row.answered_version = asking.feedback.versions.get()
        row.answers = {keys(asking)[0]: "よかった", keys(asking)[1]: [option(asking, 1)]}
        row.save()
    row.answers = {keys(asking)[1]: [option(asking, 2)]}
    row.save()
    path = reverse("sign_up_feedback_said", args=[asking.key])
    assert path in words(holder.get(people(asking)))
    html = words(holder.get(path))
    assert html.count("<li>よかった</li>") == 5
    assert "<dt>手伝いたい</dt><dd>5</dd>" in html
    assert "<dt>知らせがほしい</dt><dd>–</dd>" in html
    assert Client().get(path).status_code == 302


@pytest.mark.parametrize(
    ("counts", "adds_up", "shown"),
    [
        ([9, 4, 0], False, [9, None, 0]),
        ([9, 4, 7], True, [9, None, None]),
        ([9, 4, 3], True, [9, None, None]),
        ([5, 6], True, [5, 6]),
    ],
)
def test_what_is_hidden_cannot_be_reckoned(counts, adds_up, shown):
    labelled = [(str(n), n) for n in counts]
    assert [n for _label, n in hidden(labelled, adds_up=adds_up)] == shown


def test_a_new_sheet_asks_afterwards_where_there_is_something_to_ask(asking):
    assert NewSheetForm().initial["feedback"] == asking.feedback_id
    Questionnaire.objects.update(purpose="sign_up")
    assert "feedback" not in NewSheetForm().initial
