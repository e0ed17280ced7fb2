"""What readers are told of a translation, and how they say what they would like to read."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from hub.core.forms import opened_stamp
from hub.languages.models import TranslatedRevision, Wish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
CHANGED = "The Japanese page has changed since"


@pytest.fixture
def public(steps, story):
    """The public English page of the story."""
    return steps.publish(steps.ask(story))


class TestAPublicTranslation:
    def test_says_that_people_stand_behind_it(self, client, public):
        page = client.get(public.url).text
        assert "Translated by people" in page
        assert CHANGED not in page

    def test_says_where_a_machine_wrote_the_draft(self, client, public):
        TranslatedRevision.objects.filter(revision_id=public.live_revision_id).update(
            has_machine_words=True
        )
        assert "Drafted by a machine, checked by people" in client.get(public.url).text

    def test_says_at_once_that_the_japanese_page_has_changed_and_leads_there(
        self, client, steps, story, public
    ):
        client.get(public.url)
        steps.change_source(story, summary=f"{story.summary}変わりました。")
        steps.follow(story)
        page = client.get(public.url).text
        assert CHANGED in page
        assert f'href="{story.url}" hreflang="ja"' in page

    def test_the_japanese_page_says_nothing_of_it(self, client, story, public):
        with override("ja"):
            page = client.get(story.url).text
        assert "translation-notice" not in page
        assert "By people" not in page

    def test_costs_no_query_while_nothing_changes(
        self, client, public, django_assert_max_num_queries
    ):
        from hub.languages.notices import notice_for

        request = client.get(public.url).wsgi_request
        notice_for(request, public)
        with django_assert_max_num_queries(0):
            assert notice_for(request, public).outdated_since is None


class TestAWish:
    @pytest.fixture
    def address(self, story) -> str:
        with override("vi"):
            return reverse("wish", args=[story.pk])

    def press(self, client, address: str, **more: str):
        return client.post(address, {"opened": opened_stamp(60), **more})

    def wishes(self, story) -> list[tuple[str, int]]:
        rows = Wish.objects.filter(translation_key=story.translation_key)
        return list(rows.values_list("language", "count"))

    def test_is_offered_where_a_page_is_not_in_ones_language(self, client, address, story):
        missing = client.get(f"/vi{story.url}")
        assert missing.status_code == 404
        assert f'href="{address}"' in missing.text

    def test_is_counted_once_a_day_for_each_reader(self, client, address, story):
        for _press in range(3):
            assert self.press(client, address).url == f"{address}?thanks=1"
        client.post(address, {"opened": opened_stamp(60)}, REMOTE_ADDR="203.0.113.9")
        assert self.wishes(story) == [("vi", 2)]

    def test_needs_no_account_and_keeps_nothing_of_who_it_was(self, client, address):
        self.press(client, address)
        assert {field.name for field in Wish._meta.fields} == {
            "id", "translation_key", "language", "day", "count",
        }  # fmt: skip
        assert client.get(address).wsgi_request.user.is_anonymous

    def test_of_a_robot_is_not_counted(self, client, address, story):
        self.press(client, address, website="https://example.com")
        assert self.wishes(story) == []

    def test_is_not_offered_where_the_page_is_there(self, client, story, public):
        with override("en"):
            address = reverse("wish", args=[story.pk])
        assert client.get(address).status_code == 302
        self.press(client, address)
        assert self.wishes(story) == []

    def test_tells_nothing_of_pages_that_are_not_public(self, client, address, story):
        story.unpublish()
        assert client.get(address).status_code == 404
        assert client.get(address.replace(str(story.pk), "999999")).status_code == 404
