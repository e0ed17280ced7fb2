"""Staff read what was searched, work through what found nothing, and see why a page ranks."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from hub.accounts import roles, setup
from hub.accounts.models import User
from hub.text import Kind
from search.explain import KINDS
from search.models import PromotedResult, SearchedWords, SettledWords, Synonym
from search.updates import follow

SEARCHES = "/admin/searches/"
NOT_FOUND = "/admin/searches/not-found/"
SETTLE = "/admin/searches/not-found/done/"
TRY = "/admin/searches/try/"
READING = {SEARCHES, NOT_FOUND, TRY}
TEACHING = {"/admin/synonyms/new/", "/admin/promoted/new/"}


def searched(words: str, times: int, *, found: int = 0, days_ago: int = 0, language="ja") -> None:
    day = timezone.localdate() - timedelta(days=days_ago)
    SearchedWords.objects.create(
        day=day, language=language, words=words, times=times, found=found, clicks=found
    )


@pytest.fixture
def sign_in(hub, client):
    setup.run()

    def sign_in(role: str = roles.EDITORS):
        user = User.objects.create_user(role, "staff@example.jp", "x")
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return client

    return sign_in


# role → the pages it opens; every page is refused to all others
ROLES = {
    roles.EDITORS: READING | TEACHING,
    roles.DESK: READING | TEACHING,
    roles.APPROVERS: set(),
    roles.reviewers("vi"): READING,
    roles.translators("vi"): set(),
}


@pytest.mark.parametrize("role", ROLES)
def test_who_may_open_what(sign_in, role):
    client = sign_in(role)
    opened = {url for url in READING | TEACHING if client.get(url).status_code == 200}
    assert opened == ROLES[role]
    client.post(SETTLE, {"words": "語", "language": "ja"})
    assert SettledWords.objects.exists() == (role in (roles.EDITORS, roles.DESK))


@pytest.mark.parametrize("role", ROLES)
def test_the_menu_offers_what_may_be_opened(sign_in, role):
    menu = sign_in(role).get("/admin/").content.decode()
    assert (reverse("search_searches") in menu) == (SEARCHES in ROLES[role])
    assert (reverse("synonyms:index") in menu) == bool(TEACHING & ROLES[role])
    assert (reverse("promoted:index") in menu) == bool(TEACHING & ROLES[role])


@pytest.mark.parametrize("url", sorted(READING))
def test_nobody_else_sees_anything(hub, client, url):
    assert client.get(url).status_code == 302
    client.force_login(User.objects.create_user("someone", "someone@example.jp", "x"))
    assert client.get(url).status_code in (302, 403)


def test_what_was_searched(sign_in):
    searched("防災", 5, found=2)
    searched("防災", 4, found=3, days_ago=20)
    searched("ない語", 6, language="vi")
    searched("まれな名", 1)
    client = sign_in()
    rows = client.get(SEARCHES).context["rows"]
    assert [(row["words"], row["all_times"], row["most_found"]) for row in rows] == [
        ("防災", 9, 3),
        ("ない語", 6, 0),
    ]
    week = client.get(SEARCHES, {"days": "7", "language": "ja"})
    assert [(row["words"], row["all_times"]) for row in week.context["rows"]] == [("防災", 5)]
    assert (week.context["totals"].times, week.context["totals"].in_vain) == (6, 1)
    assert "まれな名" not in week.content.decode()


def waiting(client) -> list[str]:
    return [row.words for row in client.get(NOT_FOUND).context["rows"]]


def test_what_found_nothing_is_worked_through(sign_in):
    searched("ない語", 3, days_ago=1)
    searched("ある語", 3, found=1)
    searched("まれな名", 2)
    client = sign_in()
    assert waiting(client) == ["ない語"]
    client.post(SETTLE, {"words": "ない語", "language": "ja"})
    assert waiting(client) == []
    client.post(SETTLE, {"words": "ない語", "language": "ja", "undo": "1"})
    assert waiting(client) == ["ない語"]


def test_words_come_back_when_readers_look_in_vain_again(sign_in):
    searched("ない語", 3, days_ago=2)
    client = sign_in()
    client.post(SETTLE, {"words": "ない語", "language": "ja"})
    SettledWords.objects.update(settled_on=timezone.localdate() - timedelta(days=1))
    assert waiting(client) == []
    searched("ない語", 1)
    assert waiting(client) == ["ない語"]


def test_the_list_says_what_the_words_find_now(sign_in, hub):
    searched("清掃活動", 3)
    client = sign_in()
    (row,) = client.get(NOT_FOUND).context["rows"]
    assert row.found_now == 0
    hub.page("清掃活動", "文")
    follow()
    (row,) = client.get(NOT_FOUND).context["rows"]
    assert row.found_now == 1


@pytest.mark.parametrize(
    "sent", [{}, {"words": "\x00", "language": "ja"}, {"words": "語", "language": "xx"}]
)
def test_nonsense_settles_nothing(sign_in, sent):
    assert sign_in().post(SETTLE, sent).status_code == 302
    assert not SettledWords.objects.exists()


def test_every_kind_of_term_is_said_in_words():
    assert set(KINDS) == set(Kind)


def test_why_a_page_ranks(sign_in, hub):
    hub.page("防災の日", "訓練")
    hub.page("訓練", "防災の話")
    explanations = sign_in().get(TRY, {"q": "防災", "language": "ja"}).context["explanations"]
    assert [explanation.entry.title for explanation in explanations] == ["防災の日", "訓練"]
    first, second = explanations
    assert first.score > second.score > 0
    assert any("防災" in reason.words for reason in first.reasons)
    assert [reason.worth for reason in first.reasons] == sorted(
        (reason.worth for reason in first.reasons), reverse=True
    )


@pytest.mark.parametrize("text", ["", "\x00", "*:*", "存在しない語", "x" * 10_000])
def test_any_words_may_be_tried(sign_in, text):
    assert sign_in().get(TRY, {"q": text, "language": "zz"}).status_code == 200


def test_staff_teach_a_word_and_promote_a_page(sign_in, hub):
    page = hub.page("防災の日", "訓練")
    client = sign_in()
    client.post("/admin/synonyms/new/", {"words": "防災\nそなえ"})
    sent = {"words": "たすけて", "page": page.pk, "language": "", "sort_order": "0"}
    client.post("/admin/promoted/new/", sent)
    assert Synonym.objects.get().row() == ["防災", "そなえ"]
    assert PromotedResult.objects.get().page_id == page.pk


@pytest.mark.parametrize("url", sorted(TEACHING))
def test_words_without_a_word_are_refused(sign_in, hub, url):
    page = hub.page("防災の日", "訓練")
    response = sign_in().post(url, {"words": " \n ", "page": page.pk, "sort_order": "0"})
    assert response.status_code == 200
    assert not Synonym.objects.exists()
    assert not PromotedResult.objects.exists()


@pytest.mark.parametrize("url", sorted(TEACHING))
def test_words_come_along_from_the_list(sign_in, url):
    form = sign_in().get(url, {"words": "ない語"}).context["form"]
    assert form["words"].value() == "ない語"
