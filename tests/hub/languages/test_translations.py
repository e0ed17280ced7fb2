"""A translation is asked for, written, read by somebody else and published whole."""

import pytest
from django.core import mail
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation

from hub.accounts.models import User
from hub.languages.state import publish_refusal, translation_of, untranslated_parts
from hub.languages.waiting import waiting_for
from hub.mail.models import OutgoingMail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def person(username: str) -> User:
    return User.objects.get(username=username)


@pytest.fixture
def story():
    """A story in Japanese alone."""
    return Page.objects.get(slug="hana-no-koen", locale__language_code="ja").specific


@pytest.fixture
def wanted(client, story):
    """Its English translation, asked for by the PR staff and still empty."""
    client.force_login(person("koho"))
    english = Locale.objects.get(language_code="en")
    client.post(f"/admin/localize/submit/page/{story.pk}/", {"locales": [english.pk]})
    return story.get_translation(english).specific


def write(page: Page, by: User, leave: int = 0) -> None:
    """Translate all parts but the last `leave`, as the editor's API does."""
    segments = translation_of(page).source.stringsegment_set.order_by("order")
    for segment in list(segments)[: segments.count() - leave]:
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale_id=page.locale_id,
            data=segment.string.data,
            translation_type="manual",
            last_translated_by=by,
        )


def publish(client, page: Page, username: str) -> bool:
    client.force_login(person(username))
    client.post(f"/admin/pages/{page.pk}/edit/", {"action": "publish"})
    page.refresh_from_db()
    return page.live


class TestAsking:
    def test_makes_a_draft_that_is_not_public(self, client, wanted):
        assert not wanted.live
        assert client.get("/en/stories/hana-no-koen/").status_code == 404

    def test_tells_the_translators_of_that_language_in_their_language(self, wanted, story):
        sent = OutgoingMail.objects.filter(subject__contains=story.title)
        assert [m.recipient for m in sent] == ["honyaku-en@city.example.jp"]
        assert "English" in sent.get().body
        assert mail.outbox == []  # the worker sends it, after the commit

    def test_needs_the_right_to_edit_the_page(self, client, story):
        client.force_login(person("honyaku-en"))
        english = Locale.objects.get(language_code="en")
        client.post(f"/admin/localize/submit/page/{story.pk}/", {"locales": [english.pk]})
        assert not story.has_translation(english)

    def test_offers_only_languages_in_which_the_section_exists(self, client):
        chapter = Page.objects.get(slug="agreement", locale__language_code="ja")
        client.force_login(person("admin"))
        page = client.get(f"/admin/localize/submit/page/{chapter.pk}/")
        offered = page.context["form"].fields["locales"].queryset
        assert not offered.exists()  # the part 実施 (Do) is in Japanese alone

    def test_nobody_makes_a_translation_of_a_translation(self, client, wanted):
        client.force_login(person("admin"))
        response = client.get(f"/admin/localize/submit/page/{wanted.pk}/")
        assert response.status_code == 302


class TestPublishing:
    def test_waits_until_every_part_is_translated(self, client, wanted):
        write(wanted, by=person("honyaku-en"), leave=1)
        assert untranslated_parts(translation_of(wanted)) == 1
        assert not publish(client, wanted, "kakunin-en")
        assert not publish(client, wanted, "admin")

    def test_is_for_another_person_than_who_wrote_it(self, client, wanted):
        write(wanted, by=person("kakunin-en"))
        assert publish_refusal(person("kakunin-en"), wanted)
        assert not publish(client, wanted, "kakunin-en")

    def test_is_for_a_reviewer_of_that_language(self, client, wanted):
        write(wanted, by=person("honyaku-en"))
        assert not publish(client, wanted, "honyaku-en")
        assert not publish(client, wanted, "kakunin-ko")
        assert not publish(client, wanted, "koho")

    def test_makes_the_page_public_under_its_address(
        self, client, wanted, django_capture_on_commit_callbacks
    ):
        write(wanted, by=person("honyaku-en"))
        with django_capture_on_commit_callbacks(execute=True):
            publish(client, wanted, "kakunin-en")
        client.logout()
        page = client.get("/en/stories/hana-no-koen/")
        assert page.status_code == 200
        assert 'hreflang="ja"' in page.content.decode()
        assert 'hreflang="en"' in client.get("/stories/hana-no-koen/").content.decode()

    def test_bringing_changes_of_the_source_never_publishes(self, client, wanted):
        write(wanted, by=person("honyaku-en"))
        source = translation_of(wanted).source
        client.force_login(person("koho"))
        client.post(f"/admin/localize/update/{source.pk}/", {"publish_translations": "on"})
        wanted.refresh_from_db()
        assert not wanted.live

    def test_only_superusers_cut_a_translation_loose(self, client, wanted):
        translation = translation_of(wanted)
        for username, enabled in (("kakunin-en", True), ("koho", True), ("admin", False)):
            client.force_login(person(username))
            client.post(f"/admin/localize/translate/{translation.pk}/disable/")
            assert Translation.objects.get(pk=translation.pk).enabled is enabled


class TestWaiting:
    @pytest.mark.parametrize(
        ("username", "sees_it"),
        [("honyaku-en", True), ("kakunin-en", True), ("honyaku-ko", False), ("koho", False)],
    )
    def test_people_of_a_language_see_what_waits(self, client, wanted, username, sees_it):
        client.force_login(person(username))
        assert (f"/pages/{wanted.pk}/edit/" in client.get("/admin/").content.decode()) is sees_it

    def test_says_what_is_missing(self, wanted):
        (waiting,) = waiting_for(person("honyaku-en"))
        assert waiting.missing == untranslated_parts(translation_of(wanted)) > 0
        write(wanted, by=person("honyaku-en"))
        (waiting,) = waiting_for(person("kakunin-en"))
        assert waiting.is_complete
