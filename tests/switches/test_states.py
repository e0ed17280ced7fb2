"""What a switch does: who sees what, what is sent and run, who may turn it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hub.accounts.models import User
from hub.core import clock, switches
from hub.core.jobs import Job
from hub.core.models import ContentVersion, Switch
from hub.core.parts import State, all_parts
from hub.editorial.value_log import changes_noted
from hub.mail.models import OutgoingMail
from hub.mail.services import queue_mail
from news.models import NewsPage
from search.models import SearchEntry
from search.updates import follow
from tests.switches.crawl import switch

NEWS = "/news/nihongo-open-day/"
TITLE = "nihongo-open-day"
STAFF = ["koho", "shonin", "kyodo", "admin", "honyaku-en"]


def client_of(username: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
def test_the_demonstration_has_all_on_that_costs_nothing():
    found = dict(Switch.objects.values_list("part", "state"))
    assert found == {part.name: part.demonstrated for part in all_parts().values()}
    assert [name for name, state in found.items() if state != State.PUBLIC] == ["machine_drafts"]


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
class TestWhoSeesWhat:
    def test_a_part_is_never_more_open_than_its_room(self):
        switch({"groups": State.INSIDE, "groups.leaflets": State.OFF})
        found = switches.states()
        assert found["groups.registration"] == State.INSIDE
        assert found["groups.leaflets"] == State.OFF

    @pytest.mark.parametrize(
        ("state", "for_public", "for_member", "for_staff"),
        [
            (State.PUBLIC, 200, 200, 200),
            (State.INSIDE, 404, 404, 200),
            (State.OFF, 404, 404, 404),
        ],
    )
    def test_pages(self, state, for_public, for_member, for_staff):
        switch({"news": state})
        assert Client().get(NEWS).status_code == for_public
        assert client_of("D-0002").get(NEWS).status_code == for_member
        for username in STAFF:
            assert client_of(username).get(NEWS).status_code == for_staff, username

    @pytest.mark.parametrize("first", ["public", "staff"])
    def test_what_is_for_city_hall_is_kept_apart_from_what_is_for_the_public(self, first):
        switch({"news": State.INSIDE})
        staff, public = client_of("koho"), Client()
        visits = [(public, False), (staff, True)]
        for client, sees in visits if first == "public" else reversed(visits):
            for _again in range(2):
                page = client.get("/").content.decode()
                assert ('id="news-title"' in page) is sees  # the newest news, on home
                assert ('href="/news/"' in page) is sees  # the menu

    def test_what_staff_see_says_so_and_is_kept_by_nobody(self):
        switch({"news": State.INSIDE})
        answer = client_of("koho").get(NEWS)
        assert "市役所の人だけ" in answer.content.decode()
        assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
        home = client_of("koho").get("/")
        assert "市役所の人だけ" not in home.content.decode()
        assert "private" in home["Cache-Control"]

    def test_what_is_public_says_nothing_of_switches(self):
        switch({})
        answer = client_of("koho").get(NEWS)
        assert "市役所の人だけ" not in answer.content.decode()

    def test_an_address_that_is_off_does_not_say_that_there_was_a_page(self):
        switch({"news": State.OFF})
        answer = Client().get(f"/en{NEWS}")
        assert answer.status_code == 404
        page = NewsPage.objects.get(slug=TITLE, locale__language_code="ja")
        assert page.title not in answer.content.decode()

    @pytest.mark.parametrize(
        "path", ["/", NEWS, "/feeds/news.atom", "/api/openapi.json", "/groups/?format=json"]
    )
    def test_switches_are_asked_once_for_each_content_version(self, path):
        switch({})
        asked = []
        for _again in range(2):
            with CaptureQueriesContext(connection) as queries:
                answer = Client().get(path)
                assert answer.status_code == 200
                assert b"".join(answer)
            tables = " ".join(query["sql"] for query in queries)
            asked.append(
                [tables.count(f'FROM "core_{name}"') for name in ("switch", "contentversion")]
            )
        assert asked == [[1, 1], [0, 1]]


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
class TestTheIndexOfTheSearch:
    def entries(self) -> int:
        return SearchEntry.objects.filter(kind="news").count()

    def turn(self, state: str) -> None:
        row = Switch.objects.get(part="news")
        row.state = state
        row.save()
        follow()

    def test_follows_the_switch(self):
        switch({})
        before = self.entries()
        assert before
        self.turn(State.OFF)
        assert self.entries() == 0
        self.turn(State.PUBLIC)
        assert self.entries() == before

    def test_holds_nothing_that_is_for_city_hall_whoever_publishes(self):
        switch({"news": State.INSIDE})
        self.turn(State.INSIDE)
        request = type("Request", (), {"user": User.objects.get(username="admin")})()
        with switches.asked_by(request):
            NewsPage.objects.get(slug=TITLE, locale__language_code="ja").save()
            follow()
        assert self.entries() == 0


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
class TestMailAndJobs:
    @pytest.mark.parametrize(
        ("state", "to_staff", "to_others"),
        [
            (State.PUBLIC, True, True),
            (State.INSIDE, True, False),
            (State.OFF, False, False),
        ],
    )
    def test_mail(self, state, to_staff, to_others):
        switch({"enquiries": state})
        people = {"kyodo": to_staff, "D-0002": to_others}
        for username, is_written in people.items():
            before = OutgoingMail.objects.count()
            queue_mail(
                template="enquiries/mail/to_desk",
                context={},
                recipient=User.objects.get(username=username),
                address="somebody@example.jp",
            )
            assert (OutgoingMail.objects.count() > before) is is_written, username

    @pytest.mark.parametrize(
        ("state", "run"),
        [
            (State.PUBLIC, ["ask", "forget"]),
            (State.INSIDE, ["ask", "forget"]),
            (State.OFF, ["forget"]),
        ],
    )
    def test_jobs_rest_but_for_what_was_promised(self, monkeypatch, state, run):
        switch({"groups": state})
        done = []
        jobs = (Job("ask", part="groups"), Job("forget", part="groups", keeps_promises=True))
        monkeypatch.setattr(clock, "all_jobs", lambda: jobs)
        monkeypatch.setattr(clock, "run_job", lambda job: done.append(job.command))
        clock.tick(timezone.now())
        assert done == run

    def test_a_room_without_the_portal_still_lets_its_people_sign_in(self, client):
        switch({"groups": State.OFF})
        client.force_login(User.objects.get(username="D-0002"))
        answer = client.get(reverse("account_login"), follow=True)
        assert answer.redirect_chain[-1][0] == reverse("me:home")

    def test_nobody_registers_by_mail_where_the_desk_does_it(self, client):
        switch({"groups.registration": State.OFF})
        client.post(reverse("portal:ask_mailbox"), {"email": "new@example.jp"})
        assert not OutgoingMail.objects.filter(recipient="new@example.jp").exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
class TestWhoTurnsThem:
    def address(self, name: str, *args: object) -> str:
        return reverse(f"switches:{name}", args=args)

    @pytest.mark.parametrize(
        ("username", "may"),
        [
            ("admin", True),
            ("shonin", True),
            ("koho", False),
            ("kyodo", False),
            ("honyaku-en", False),
            ("D-0002", False),
        ],
    )
    def test_role(self, username, may):
        switch({})
        client = client_of(username)
        row = Switch.objects.get(part="news")
        assert (client.get(self.address("index")).status_code == 200) is may
        client.post(self.address("edit", row.pk), {"state": State.OFF})
        row.refresh_from_db()
        assert (row.state == State.OFF) is may

    def test_no_switch_is_added_or_deleted(self):
        client = client_of("admin")
        row = Switch.objects.get(part="news")
        assert client.get(self.address("add")).status_code != 200
        client.post(self.address("delete", row.pk))
        assert Switch.objects.filter(pk=row.pk).exists()

    def test_a_change_counts_at_once_and_is_written_down(self):
        switch({})
        client, row = client_of("shonin"), Switch.objects.get(part="news")
        assert Client().get(NEWS).status_code == 200
        before = ContentVersion.current()
        client.post(self.address("edit", row.pk), {"state": State.OFF})
        assert ContentVersion.current() > before
        assert Client().get(NEWS).status_code == 404
        noted = changes_noted().first()
        assert noted.user.username == "shonin"
        assert noted.data["changes"] == [["状態", "公開する", "使わない"]]

    def test_a_switch_that_is_off_has_no_entry_in_the_admin(self):
        address = reverse("mistakes_index")
        for state, is_there in ((State.PUBLIC, True), (State.INSIDE, True), (State.OFF, False)):
            switch({"mistakes": state})
            page = client_of("kyodo").get(reverse("wagtailadmin_home")).content.decode()
            assert (address in page) is is_there, state
