"""Was this page useful? Anyone may say so of any public page, without an account."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from groups.models import GroupPage
from hub.core.forms import opened_stamp
from hub.enquiries.models import Feedback
from tests.groups.portal import form_of

COMMENT = "時間がわかりませんでした。"


def typed(**values) -> dict:
    return {"useful": "no", "comment": COMMENT, "opened": opened_stamp(60), **values}


@pytest.fixture
def answered(hub):
    def send(**values):
        return Client().post(f"/ko/feedback/{hub.group.pk}/", typed(**values))

    return send


def test_it_is_kept_with_the_page_and_the_language(hub, answered, visitor):
    answer = answered()
    assert answer.status_code == 302
    kept = Feedback.objects.get()
    assert (kept.page_id, kept.useful, kept.comment, kept.language) == (
        hub.group.pk,
        "no",
        COMMENT,
        "ko",
    )
    thanks = visitor.get(answer.url)
    assert f'href="{hub.group.url}"' in thanks.content.decode()  # and it leads back to the page


@pytest.mark.parametrize(
    "bad", [{"useful": ""}, {"useful": "very"}, {"comment": "x" * 1001}, {"comment": "nul\x00"}]
)
def test_what_cannot_be_is_explained_and_what_was_typed_stays(answered, bad):
    answer = answered(**bad)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert form_of(answer)["comment"] == [typed(**bad)["comment"]]
    assert not Feedback.objects.exists()


def test_sent_twice_it_is_kept_once(answered):
    opened = opened_stamp(60)
    assert [answered(opened=opened).status_code for _time in range(2)] == [302, 302]
    assert Feedback.objects.count() == 1
    answered()  # somebody else of the same opinion
    assert Feedback.objects.count() == 2


def test_only_so_many_come_from_one_browser(answered):
    assert [answered().status_code for _n in range(31)] == [302] * 30 + [429]


def test_what_is_not_public_has_no_form(hub, visitor):
    hub.group.unpublish()
    assert visitor.get(f"/feedback/{hub.group.pk}/").status_code == 404
    assert visitor.get(f"/feedback/{Page.get_first_root_node().pk}/").status_code == 404


def test_it_stays_out_of_search_engines_and_of_other_sites_logs(hub, visitor):
    form = visitor.get(f"/feedback/{hub.group.pk}/")
    assert form["X-Robots-Tag"] == "noindex"
    assert form["Referrer-Policy"] == "same-origin"
    assert "no-store" in form["Cache-Control"]


def test_staff_find_it_by_kind_of_page(hub, people, answered):
    answered()
    Client().post(f"/feedback/{hub.directory.pk}/", typed(comment="ひらがなの表がほしい"))
    staff = Client()
    staff.force_login(people["desk"])
    kind = ContentType.objects.get_for_model(GroupPage).pk
    page = staff.get(reverse("feedback:index"), {"kind": kind}).content.decode()
    assert COMMENT in page
    assert "ひらがなの表がほしい" not in page
