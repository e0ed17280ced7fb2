"""What is deleted for good, by whatever way, goes again after an older backup was put back."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from hub.accounts.models import User
from hub.assets.models import HubDocument, HubImage
from hub.core import deletions
from hub.editorial import bin as page_bin
from hub.editorial.models import BinnedPage
from hub.enquiries.models import Feedback
from news.models import NewsPage
from tests.groups.test_uploads import picture
from tests.hub.assets.papers import pdf


@pytest.fixture(autouse=True)
def _list(settings, tmp_path):
    settings.DELETIONS_FILE = tmp_path / "deletions.jsonl"


class Restored:
    """Does something, then puts the database back as it was before; the list stays."""

    def __init__(self) -> None:
        self.since = timezone.now() - timedelta(seconds=1)

    def after(self, work) -> None:
        with transaction.atomic():
            work()
            deletions.write_out()
            transaction.set_rollback(True)

    def replay(self) -> deletions.Replayed:
        return deletions.replay(self.since)


@pytest.fixture
def restored() -> Restored:
    return Restored()


def empty_bin() -> None:
    call_command("forget", only=["editorial.bin"], verbosity=0)


def empty_a_bin_of_two_pages(steps, people, client):
    above = steps.public_page(people.writer)
    below = NewsPage(title="下のページ", slug="below", live=False, locale=above.locale)
    above.add_child(instance=below)
    row = page_bin.put_into_bin(above, people.superuser)
    BinnedPage.objects.filter(pk=row.pk).update(binned_at=timezone.now() - timedelta(days=31))
    return Page.objects.filter(pk__in=[above.pk, below.pk]), empty_bin


def delete_a_picture(steps, people, client):
    image = HubImage(title="集合写真", file=ContentFile(picture(), "all.jpg"))
    image._set_image_file_metadata()
    image.save()
    address = reverse("wagtailimages:delete", args=[image.pk])
    return HubImage.objects.filter(pk=image.pk), lambda: client.post(address)


def delete_documents_in_bulk(steps, people, client):
    document = HubDocument.objects.create(title="名簿", file=ContentFile(pdf(), "list.pdf"))
    address = reverse("wagtail_bulk_action", args=["assets", "hubdocument", "delete"])
    return (
        HubDocument.objects.filter(pk=document.pk),
        lambda: client.post(f"{address}?id={document.pk}"),
    )


def delete_a_reader_s_answer(steps, people, client):
    page = steps.public_page(people.writer)
    answer = Feedback.objects.create(page=page, useful="no", comment="花子です", language="ja")
    return Feedback.objects.filter(pk=answer.pk), answer.delete


def delete_a_colleague(steps, people, client):
    address = reverse("wagtailusers_users:delete", args=[people.colleague.pk])
    return User.objects.filter(pk=people.colleague.pk), lambda: client.post(address)


WAYS = [
    empty_a_bin_of_two_pages,
    delete_a_picture,
    delete_documents_in_bulk,
    delete_a_reader_s_answer,
    delete_a_colleague,
]


@pytest.mark.parametrize("way", WAYS)
def test_it_is_deleted_again(way, client, steps, people, restored):
    client.force_login(people.superuser)
    rows, delete = way(steps, people, client)
    count = rows.count()
    restored.after(delete)
    assert rows.count() == count
    replayed = restored.replay()
    assert not rows.exists()
    assert (replayed.done, replayed.refused) == (count, [])
    assert restored.replay().done == 0


def test_a_page_stays_while_another_is_below_it(steps, people, hub, restored):
    """It was moved there before the backup, and elsewhere after it."""
    page = steps.public_page(people.writer)

    def delete_without_what_is_below():
        page.get_children().get().move(hub.news, "last-child")
        NewsPage.objects.get(pk=page.pk).delete()

    page.add_child(instance=NewsPage(title="下", slug="below", locale=page.locale))
    restored.after(delete_without_what_is_below)
    replayed = restored.replay()
    assert [kind for kind, _key in replayed.refused] == ["page"]
    assert NewsPage.objects.filter(pk=page.pk).exists()


def test_the_list_names_nobody(client, steps, people, restored, settings):
    client.force_login(people.superuser)
    for way in WAYS:
        with transaction.atomic():
            _rows, delete = way(steps, people, client)
            restored.after(delete)
            transaction.set_rollback(True)
    told = settings.DELETIONS_FILE.read_text("utf-8")
    assert len(told.splitlines()) >= len(WAYS)
    for name in ("集合写真", "名簿", "花子", "koho-2", "広報", "cleaning-day"):
        assert name not in told
