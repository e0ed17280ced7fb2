"""Further questions of a sheet: asked screen by screen, on paper, read by the desk in Japanese."""

import csv
import io
import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hub.core import pdf
from hub.core.models import Switch
from hub.languages.families import address_in
from hub.privacy.models import PrivateAccess
from hub.questions import services as questions
from hub.questions.asked import Form
from hub.questions.models import Question, Version
from hub.signups import services
from hub.signups.links import token_of
from hub.signups.models import Sheet, SignUp
from hub.signups.workflow import State
from tests.hub.questions.conftest import lunch, make_version
from tests.hub.signups.conftest import DAY, NOW, came, confirmed, make_sheet
from tests.hub.signups.test_desk import at_desk, phoned, roster
from tests.hub.signups.test_pages import sent

__all__ = ["at_desk", "lunch"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def asking(date, lunch) -> Sheet:
    """A sheet with the questions of `lunch`."""
    return make_sheet(date, 300, questionnaire=lunch.questionnaire)


def options(version: Version, number: int) -> list[str]:
    return [option.key for option in Form(version, "ja").questions[number - 1].options]


def keys(version: Version) -> list[str]:
    return [asked.key for asked in Form(version, "ja").questions]


def words(response) -> str:
    return response.content.decode()


def test_answered_in_vietnamese_and_read_in_japanese(asking, lunch, at_desk):
    first, second, third = keys(lunch)
    questions.put_into_words(lunch, Question.objects.get(key=first).key, "vi", "Cơm hộp?", "", NOW)
    screen = sent(asking, "vi").url
    page = words(Client().get(screen))
    assert "Cơm hộp?" in page
    assert page.index("準備に使います。") < page.index("Cơm hộp?")
    answers = {first: options(lunch, 1)[0], second: options(lunch, 2)[:2]}
    following = Client().post(screen, answers)
    assert following.status_code == 302
    assert following.url.endswith("/questions/2/")
    after = Client().post(following.url, {third: "2"})
    signup = SignUp.objects.get()
    assert after.url == address_in(f"/signup/sent/{signup.key}/", "vi")
    assert signup.answers == answers | {third: 2}
    listed = words(at_desk.get(roster(asking)))
    assert "<dt>食べないもの</dt><dd>肉、卵</dd>" in listed
    assert "Cơm hộp?" not in listed


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(asking, lunch):
    first, second, third = keys(lunch)
    screen = sent(asking, "tl").url
    answer = Client().post(screen, {second: options(lunch, 2)[:1]})
    assert answer.status_code == 422
    assert f'value="{options(lunch, 2)[0]}" ' in words(answer)
    Client().post(screen, {first: options(lunch, 1)[1]})
    answer = Client().post(screen.replace("/1/", "/2/"), {third: "<script>"})
    assert answer.status_code == 422
    assert "&lt;script&gt;" in words(answer)


def test_forty_questions_go_on_where_they_were_left_on_another_phone(date):
    version = make_version(
        *(
            {"kind": "line", "label": f"問い{n}", "step": n // 4 + 1, "required": True}
            for n in range(40)
        )
    )
    asking = make_sheet(date, questionnaire=version.questionnaire)
    screen = sent(asking).url
    numbered = keys(version)
    for step in range(1, 6):
        answers = {key: f"答え{key}" for key in numbered[4 * step - 4 : 4 * step]}
        screen = Client().post(screen, answers).url  # another browser each time
    signup = confirmed(SignUp.objects.get())
    mine = reverse("sign_up_manage", args=[token_of(signup)])
    link = re.search(r'href="([^"]+/questions/1/)"', words(Client().get(mine))).group(1)
    assert f"答え{numbered[0]}" in words(Client().get(link))
    assert Client().get(screen).status_code == 302  # the address before confirming leads on
    for step in range(6, 11):
        answers = {key: f"答え{key}" for key in numbered[4 * step - 4 : 4 * step]}
        after = Client().post(link.replace("/1/", f"/{step}/"), answers)
    assert after.url == mine
    signup.refresh_from_db()
    assert signup.answers == {key: f"答え{key}" for key in numbered}
    assert "/questions/" not in words(Client().get(mine))


def test_who_leaves_a_screen_out_is_led_back_to_it(asking, lunch):
    screen = sent(asking).url
    after = Client().post(screen.replace("/1/", "/2/"), {keys(lunch)[2]: "1"})
    assert after.url == screen


def test_only_who_has_just_signed_up_or_holds_the_link_answers(asking, lunch):
    signup = came(asking)
    path = reverse("sign_up_first_answers", args=[signup.key, 1])
    assert Client().post(path, {keys(lunch)[0]: options(lunch, 1)[0]}).status_code == 302
    assert Client().get(reverse("sign_up_answers", args=["made-up", 1])).url.endswith("/find/")
    signup.refresh_from_db()
    assert signup.answers == {}


def test_the_same_form_typed_in_from_paper_gives_the_same_row(asking, lunch, at_desk):
    first, second, third = keys(lunch)
    answers = {first: options(lunch, 1)[0], second: options(lunch, 2)[:1], third: "3"}
    screen = sent(asking).url
    for step in (1, 2):
        Client().post(screen.replace("/1/", f"/{step}/"), answers)
    online = SignUp.objects.get()

    assert at_desk.post(roster(asking), phoned(code="abcd-2345")).status_code == 302
    typed = SignUp.objects.get(code="ABCD2345")
    path = reverse("sign_up_sheets:answers", args=[asking.pk, typed.code])
    assert all(label in words(at_desk.get(path)) for label in ("お弁当は？", "食べないもの"))
    assert at_desk.post(path, answers).status_code == 302
    typed.refresh_from_db()
    assert (typed.answers, typed.answered_version) == (online.answers, online.answered_version)

    again = at_desk.post(roster(asking), phoned(code="ABCD2345"))
    assert again.status_code == 422
    assert SignUp.objects.count() == 2


def test_a_paper_may_have_gaps(asking, lunch, at_desk):
    at_desk.post(roster(asking), phoned(code=""))
    typed = SignUp.objects.get()
    path = reverse("sign_up_sheets:answers", args=[asking.pk, typed.code])
    assert at_desk.post(path, {keys(lunch)[2]: "1"}).status_code == 302
    assert at_desk.post(path, {keys(lunch)[2]: "77"}).status_code == 422


@pytest.mark.parametrize("code", ["ABC", "ABCD234O", "ABCD23456"])
def test_what_is_no_number_of_a_paper_is_said(asking, at_desk, code):
    assert at_desk.post(roster(asking), phoned(code=code)).status_code == 422


@pytest.mark.skipif(not pdf.is_available(), reason="needs Pango")
def test_each_paper_has_its_own_number(asking, at_desk):
    path = reverse("sign_up_sheets:paper", args=[asking.pk])
    papers = [at_desk.get(path, {"language": language}) for language in ("ja", "vi")]
    assert all(paper.content.startswith(b"%PDF") for paper in papers)
    assert len({paper["Content-Disposition"] for paper in papers}) == 2
    assert not SignUp.objects.exists()


def test_a_question_that_is_renamed_stays_one_column(asking, lunch, at_desk):
    key = keys(lunch)[2]
    for _number in range(10):
        answered(came(asking), {key: 1})
    copy = questions.new_version(lunch)
    Question.objects.filter(version=copy, key=key).update(label="=お子さんは何人ですか")
    questions.use(copy, NOW)
    answered(came(asking), {key: 4})
    answer = at_desk.get(reverse("sign_up_sheets:csv", args=[asking.pk]))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    assert len(head) == 9 + 3
    (column,) = [n for n, label in enumerate(head) if "お子さん" in label]
    assert not head[column].startswith("=")
    assert sorted(row[column] for row in rows) == ["1"] * 10 + ["4"]
    assert PrivateAccess.objects.latest("pk").kind == "exported"


def answered(signup: SignUp, answers: dict) -> None:
    version = questions.begin(signup, signup.sheet.questionnaire, NOW)
    questions.answer(signup, Form(version, "ja"), list(answers), answers)


def test_two_hundred_sign_ups_take_no_more_queries_than_two(asking, lunch, at_desk):
    def queries() -> int:
        PrivateAccess.objects.all().delete()
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert at_desk.get(roster(asking)).status_code == 200
        return len(captured)

    def add(number: int) -> None:
        SignUp.objects.bulk_create(
            SignUp(
                sheet=asking,
                name=f"人{n}",
                language="ja",
                state=State.BOOKED,
                answered_version=lunch,
                answers={keys(lunch)[2]: n % 5},
            )
            for n in range(number)
        )

    add(2)
    queries()
    few = queries()
    add(198)
    assert queries() == few


def test_answers_go_with_the_names(asking, lunch, time_machine):
    signup = came(asking)
    answered(signup, {keys(lunch)[2]: 1})
    time_machine.move_to(asking.date.ends_at + 31 * DAY)
    call_command("forget", verbosity=0)
    signup.refresh_from_db()
    assert signup.answers == {}


def test_nothing_is_asked_while_the_part_is_switched_off(asking):
    Switch.objects.update_or_create(part="questions", defaults={"state": "off"})
    assert "/questions/" not in sent(asking).url
    assert "/questions/" not in words(Client().get(sent(asking, email="b@example.com").url))


def test_questions_that_nobody_has_put_into_use_are_not_asked(date):
    version = make_version({"label": "問い"}, is_used=False)
    asking = make_sheet(date, questionnaire=version.questionnaire)
    assert "/questions/" not in sent(asking).url


def test_it_is_too_late_to_answer_once_cancelled(asking):
    signup = services.cancel(came(asking), NOW)
    path = reverse("sign_up_answers", args=[token_of(signup), 1])
    assert Client().get(path).status_code == 302
