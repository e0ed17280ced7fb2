"""E-mails about reviews: to whom, in which words and language, and only with the change."""

import re
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from hub.editorial import services
from hub.mail.models import OutgoingMail

ADDRESS = re.compile(r"https?://\S+")


def test_those_who_may_decide_are_told_what_waits(waiting, people, deputised, mails):
    assert not set(mails()) & {people.writer.email, people.superuser.email, people.desk.email}
    body = mails()[people.approver.email].body
    for part in ("承認 花子", "広報 太郎", "清掃の日（日程変更）"):
        assert part in body
    assert f"{settings.BASE_URL}/admin/editorial/review/{waiting.pk}/" in body


def test_the_deputy_is_told_and_why(steps, people, deputised, mails):
    steps.submit(steps.new_page(people.writer), people.writer)
    body = mails()[people.deputy.email].body
    assert people.approver.get_full_name() in body
    assert set(mails()) == {
        people.approver.email,
        people.second_approver.email,
        people.deputy.email,
    }


def test_where_no_one_may_decide_whoever_gives_roles_is_told(steps, people, mails):
    for approver in (people.approver, people.second_approver):
        approver.is_active = False
        approver.save()
    steps.submit(steps.new_page(people.writer), people.writer)
    assert set(mails()) == {people.superuser.email}
    assert "承認者の役割" in mails()[people.superuser.email].body


def test_an_approver_who_wrote_it_is_not_asked_to_decide(steps, people, deputised, mails):
    page = steps.new_page(people.approver)
    steps.submit(page, people.writer)
    assert set(mails()) == {people.second_approver.email}


def test_a_mail_makes_sense_without_its_links(steps, people, mails):
    wish = timezone.now().replace(microsecond=0) + timedelta(days=9)
    page = steps.new_page(people.writer, summary="川をきれいにします。", go_live_at=wish)
    steps.submit(page, people.writer)
    text = ADDRESS.sub("", mails()[people.approver.email].body)
    day = timezone.localtime(wish)
    for part in (
        "清掃の日",
        "川をきれいにします。",
        "広報 太郎",
        f"{day.year}年{day.month}月{day.day}日",
    ):
        assert part in text


def test_changed_fields_are_named_and_their_values_are_not(steps, people, mails):
    page = steps.public_page(people.writer, summary="前の要旨")
    steps.change(page, people.writer, summary="後の要旨", pinned=True)
    task_state = steps.submit(page, people.writer)
    body = mails()[people.approver.email].body
    listed = [line for line in body.splitlines() if line.startswith("- ")]
    assert len(listed) == 2
    assert "前の要旨" not in body
    assert task_state.revision.content["pinned"] is True


def test_the_language_is_the_recipients(steps, people, mails):
    people.second_approver.language = "en"
    people.second_approver.save()
    steps.submit(steps.new_page(people.writer), people.writer)
    year = str(timezone.localdate().year)
    assert f"{year}年" in mails()[people.approver.email].body
    english = mails()[people.second_approver.email]
    assert english.language == "en"
    assert year in english.body
    assert f"{year}年" not in english.body


def test_the_author_hears_where_the_page_is(steps, people, mails):
    page = steps.new_page(people.writer)
    services.approve(steps.submit(page, people.writer), people.approver, comment="よい記事です")
    body = mails()[people.writer.email].body
    assert f"{settings.BASE_URL}{steps.fresh(page).url}" in body
    assert "よい記事です" in body
    assert "承認 花子" in body


def test_the_author_hears_for_whom_a_deputy_decided(people, waiting, deputised, mails):
    services.approve(waiting, people.deputy)
    body = mails()[people.writer.email].body
    assert people.deputy.get_full_name() in body
    assert people.approver.get_full_name() in body


def test_the_author_hears_the_date(steps, people, mails):
    moment = timezone.now() + timedelta(days=40)
    services.approve(
        steps.submit(steps.new_page(people.writer), people.writer),
        people.approver,
        go_live_at=moment,
    )
    day = timezone.localtime(moment)
    assert f"{day.year}年{day.month}月{day.day}日" in mails()[people.writer.email].body


def test_the_author_hears_the_reason(people, waiting, mails):
    services.send_back(waiting, people.approver, "写真の説明がありません。")
    mail = mails()[people.writer.email]
    assert "写真の説明がありません。" in mail.body
    assert "清掃の日" in mail.subject


def test_who_wrote_and_who_submitted_are_both_told(steps, people, mails):
    page = steps.new_page(people.colleague)
    services.send_back(steps.submit(page, people.writer), people.approver, "もう一度")
    assert {people.writer.email, people.colleague.email} <= set(mails())


def test_texts_are_not_escaped_and_subjects_are_one_line(steps, people, mails):
    steps.submit(steps.new_page(people.writer, title="川 & 森 <の> “日”"), people.writer)
    mail = mails()[people.approver.email]
    assert "川 & 森 <の> “日”" in mail.subject
    assert "川 & 森 <の> “日”" in mail.body


def test_nothing_is_sent_of_what_did_not_happen(people, waiting):
    before = OutgoingMail.objects.count()
    with transaction.atomic():
        services.approve(waiting, people.approver)
        assert OutgoingMail.objects.count() > before
        transaction.set_rollback(True)
    assert OutgoingMail.objects.count() == before


def test_wagtail_itself_sends_nothing(people, waiting, mailoutbox):
    services.approve(waiting, people.approver)
    assert mailoutbox == []


def test_people_outside_city_hall_are_written_to_by_their_own_room(steps, people, person, mails):
    outsider = person("D-0001", email="daihyo@example.jp")
    page = steps.new_page(outsider)
    services.approve(steps.submit(page, outsider), people.approver)
    assert mails() == {}
