"""The approver's pages: what waits, what changed, the two answers, the decision sheet."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from hub.editorial.changes import changes, labels
from hub.editorial.models import EditorialSettings
from hub.editorial.services import approve
from hub.mail.models import OutgoingMail


@pytest.fixture
def review_url(waiting) -> str:
    return reverse("editorial:review", args=[waiting.pk])


@pytest.fixture
def approver(client, people):
    client.force_login(people.approver)
    return client


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


class TestFirstPage:
    def test_shows_what_waits_from_whom_and_leads_to_the_review(
        self, approver, waiting, review_url
    ):
        html = text(approver.get("/admin/"))
        assert "清掃の日（日程変更）" in html
        assert "広報 太郎" in html
        assert review_url in html

    def test_says_for_whom_a_deputy_sees_it(self, client, people, waiting, deputised):
        client.force_login(people.deputy)
        html = text(client.get("/admin/"))
        assert "清掃の日（日程変更）" in html
        assert "承認 花子" in html

    def test_shows_nobody_else_anything(self, client, people, waiting, review_url):
        for user in (people.colleague, people.desk, people.translator):
            client.force_login(user)
            assert review_url not in text(client.get("/admin/"))


class TestReview:
    def test_shows_the_change_against_the_public_page(self, approver, steps, people):
        page = steps.public_page(people.writer, summary="前の要旨です")
        steps.change(page, people.writer, summary="後の要旨です", pinned=True)
        task_state = steps.submit(page, people.writer)
        html = text(approver.get(reverse("editorial:review", args=[task_state.pk])))
        assert '<span class="deletion">前</span>' in html
        assert '<span class="addition">後</span>' in html
        assert len(labels(changes(task_state.revision))) == 2

    def test_a_new_page_is_new_as_a_whole(self, approver, steps, people):
        task_state = steps.submit(steps.new_page(people.writer), people.writer)
        response = approver.get(reverse("editorial:review", args=[task_state.pk]))
        assert response.context["is_new"]
        assert response.context["changes"] == []

    def test_previews_what_was_submitted_in_a_frame_of_our_own(self, approver, steps, waiting):
        steps.change(waiting.workflow_state.content_object, None, title="あとの下書き")
        response = approver.get(reverse("editorial:preview", args=[waiting.pk]))
        html = text(response)
        assert "清掃の日（日程変更）" in html
        assert "あとの下書き" not in html
        assert response["X-Frame-Options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in response["Content-Security-Policy"]

    def test_approving_publishes(self, approver, steps, waiting, review_url):
        answer = approver.post(review_url, {"approve": "1", "approve-when": "now"})
        assert answer.url == "/admin/"
        page = steps.fresh(waiting.workflow_state.content_object)
        assert page.title == "清掃の日（日程変更）"

    def test_approving_for_a_date_schedules(self, approver, steps, waiting, review_url):
        moment = timezone.localtime() + timedelta(days=2)
        answer = approver.post(
            review_url,
            {
                "approve": "1",
                "approve-when": "date",
                "approve-go_live_at": f"{moment:%Y-%m-%d %H:%M}",
            },
        )
        assert answer.status_code == 302
        page = steps.fresh(waiting.workflow_state.content_object)
        assert page.title == "清掃の日"
        assert page.scheduled_revision.pk == waiting.revision_id

    @pytest.mark.parametrize("moment", ["", "2020-01-01 09:00", "いつか"])
    def test_a_date_must_be_one_to_come(self, approver, waiting, review_url, moment):
        values = {"approve": "1", "approve-when": "date", "approve-go_live_at": moment}
        assert approver.post(review_url, values).context["approve_form"].errors
        assert TaskState.objects.get(pk=waiting.pk).status == TaskState.STATUS_IN_PROGRESS

    def test_a_page_cannot_expire_before_it_is_public(self, approver, steps, people):
        expire_at = timezone.now() + timedelta(days=1)
        page = steps.new_page(people.writer, expire_at=expire_at)
        task_state = steps.submit(page, people.writer)
        moment = timezone.localtime(expire_at) + timedelta(days=1)
        values = {
            "approve": "1",
            "approve-when": "date",
            "approve-go_live_at": f"{moment:%Y-%m-%d %H:%M}",
        }
        address = reverse("editorial:review", args=[task_state.pk])
        assert approver.post(address, values).context["approve_form"].errors

    def test_the_date_the_author_wished_is_filled_in(self, approver, steps, people):
        wish = timezone.now().replace(microsecond=0) + timedelta(days=5)
        task_state = steps.submit(steps.new_page(people.writer, go_live_at=wish), people.writer)
        form = approver.get(reverse("editorial:review", args=[task_state.pk])).context[
            "approve_form"
        ]
        assert form["when"].value() == "date"
        assert form.initial["go_live_at"] == wish

    def test_sending_back_needs_a_reason(self, approver, steps, waiting, review_url):
        refused = approver.post(review_url, {"send_back": "1", "send_back-comment": " "})
        assert refused.context["send_back_form"].errors
        answer = approver.post(review_url, {"send_back": "1", "send_back-comment": "日付を"})
        assert answer.status_code == 302
        waiting.refresh_from_db()
        assert (waiting.status, waiting.comment) == (TaskState.STATUS_REJECTED, "日付を")

    def test_an_address_taken_meanwhile_is_told_not_lost(self, approver, steps, people, waiting):
        from news.models import NewsPage

        page = steps.fresh(waiting.workflow_state.content_object)
        revision = waiting.revision
        revision.content["slug"] = "taken"
        revision.save()
        other = NewsPage(title="先客", slug="taken", locale_id=page.locale_id)
        page.get_parent().add_child(instance=other)
        response = approver.post(
            reverse("editorial:review", args=[waiting.pk]), {"approve": "1", "approve-when": "now"}
        )
        assert response.context["approve_form"].non_field_errors()
        assert TaskState.objects.get(pk=waiting.pk).status == TaskState.STATUS_IN_PROGRESS

    def test_a_decision_of_an_author_is_refused(self, client, people, waiting, review_url):
        client.force_login(people.writer)
        assert client.get(review_url).context["refusal"]
        client.post(review_url, {"approve": "1", "approve-when": "now"})
        assert TaskState.objects.get(pk=waiting.pk).status == TaskState.STATUS_IN_PROGRESS


# Who may read a review and its sheet: reviewers, authors, and who may edit the page.
READERS = {
    "approver": True,
    "second_approver": True,
    "writer": True,
    "colleague": True,
    "superuser": True,
    "desk": False,
    "translator": False,
    "reviewer": False,
}


@pytest.mark.parametrize(("role", "allowed"), READERS.items())
@pytest.mark.parametrize("view", ["review", "preview", "decision_sheet"])
def test_who_may_read_a_review(view, role, allowed, client, people, waiting):
    client.force_login(getattr(people, role))
    response = client.get(reverse(f"editorial:{view}", args=[waiting.pk]))
    assert (response.status_code == 200) is allowed


@pytest.mark.parametrize("view", ["review", "preview", "decision_sheet"])
def test_strangers_are_asked_to_sign_in(view, client, waiting, person):
    address = reverse(f"editorial:{view}", args=[waiting.pk])
    assert client.get(address).status_code == 302
    client.force_login(person("D-0001", email=None))
    assert client.get(address).status_code != 200


class TestDecisionSheet:
    def test_names_the_matter_and_holds_the_content(self, approver, steps, people):
        wish = timezone.now() + timedelta(days=5)
        page = steps.new_page(
            people.writer,
            summary="川をきれいに",
            go_live_at=wish,
            body=[("heading", "集合の場所と時間")],
        )
        task_state = steps.submit(page, people.writer)
        html = text(approver.get(reverse("editorial:decision_sheet", args=[task_state.pk])))
        day = timezone.localtime(wish)
        for part in (
            "広報 太郎",
            "清掃の日",
            "川をきれいに",
            "集合の場所と時間",
            f"{day.year}年{day.month}月{day.day}日",
        ):
            assert part in html
        assert html.count("<form") == 0

    def test_has_the_stamps_the_city_set(self, approver, waiting):
        row = EditorialSettings.load()
        row.stamps = "主任\n\n 課長 \n"
        row.save()
        html = text(approver.get(reverse("editorial:decision_sheet", args=[waiting.pk])))
        assert html.count('<th scope="col">主任</th>') == 1
        assert html.count('<th scope="col">課長</th>') == 1
        assert "部長" not in html

    def test_says_who_decided_for_whom(self, approver, people, waiting, deputised):
        approve(waiting, people.deputy)
        html = text(approver.get(reverse("editorial:decision_sheet", args=[waiting.pk])))
        assert "代決 三郎" in html
        assert "承認 花子" in html


class TestMailReport:
    @pytest.fixture
    def lost(self, db) -> OutgoingMail:
        return OutgoingMail.objects.create(
            recipient="lost@example.jp",
            subject="届かない",
            body="本文",
            language="ja",
            attempts=8,
            next_attempt_at=None,
            last_error="ConnectionRefusedError",
        )

    def test_shows_what_failed_and_sends_it_again(self, client, people, lost):
        client.force_login(people.superuser)
        page = text(client.get(reverse("editorial:mail_not_sent")))
        assert "lost@example.jp" in page
        assert "csrfmiddlewaretoken" in page  # of the button in its row
        client.post(reverse("editorial:try_mail_again", args=[lost.pk]))
        assert lost in OutgoingMail.objects.due()

    def test_is_not_for_everybody(self, client, people, lost):
        client.force_login(people.approver)
        assert client.get(reverse("editorial:mail_not_sent")).status_code != 200
        client.post(reverse("editorial:try_mail_again", args=[lost.pk]))
        assert lost not in OutgoingMail.objects.due()
