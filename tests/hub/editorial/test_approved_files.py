"""What an approval covers: the pictures and files of public and reviewed pages too."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from hub.assets.models import HubDocument, HubImage
from hub.editorial.services import approve
from tests.groups.test_uploads import picture
from tests.hub.assets.papers import pdf


@pytest.fixture
def image(hub) -> HubImage:
    image = HubImage(title="川べり", file=ContentFile(picture(), "river.jpg"), description="川")
    image._set_image_file_metadata()
    image.save()
    return image


def change(client, image):
    address = reverse("wagtailimages:edit", args=[image.pk])
    values = {"title": "別の題", "collection": image.collection_id, "licence": "hub"}
    return client.post(address, values, follow=True)


def delete(client, image):
    return client.post(reverse("wagtailimages:delete", args=[image.pk]), follow=True)


def delete_in_bulk(client, image):
    address = reverse("wagtail_bulk_action", args=["assets", "hubimage", "delete"])
    return client.post(f"{address}?id={image.pk}")


def edit_in_batch(client, image):
    address = reverse("wagtailimages:edit_multiple", args=[image.pk])
    prefix = f"image-{image.pk}-"
    return client.post(address, {f"{prefix}title": "別の題", f"{prefix}licence": "hub"})


WAYS = [change, delete, delete_in_bulk, edit_in_batch]


def used_in(state: str, image: HubImage, steps, people):
    page = steps.public_page(people.writer)
    if state == "nowhere":
        return page
    steps.change(page, people.writer, share_image=image)
    if state == "a draft":
        return page
    task_state = steps.submit(page, people.writer)
    if state == "public":
        approve(task_state, people.approver)
    return page


def is_as_it_was(image: HubImage) -> bool:
    return HubImage.objects.filter(pk=image.pk, title="川べり").exists()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("state", ["public", "review"])
def test_what_is_public_or_reviewed_is_not_changed_in_place(
    way, state, client, steps, people, image
):
    used_in(state, image, steps, people)
    for user in (people.writer, people.desk):
        client.force_login(user)
        way(client, image)
        assert is_as_it_was(image)


@pytest.mark.parametrize("state", ["nowhere", "a draft"])
def test_what_nobody_approved_is_the_editors_own(state, client, steps, people, image):
    used_in(state, image, steps, people)
    client.force_login(people.writer)
    change(client, image)
    assert HubImage.objects.get().title == "別の題"
    delete(client, image)
    assert not HubImage.objects.exists()


def test_the_way_to_another_file_is_told(client, steps, people, image):
    page = used_in("public", image, steps, people)
    client.force_login(people.writer)
    answer = change(client, image)
    assert answer.status_code == 200
    assert page.title in answer.content.decode()
    assert "新しいファイル" in answer.content.decode()


def test_who_may_publish_still_changes_it(client, steps, people, image):
    used_in("public", image, steps, people)
    client.force_login(people.superuser)
    change(client, image)
    assert HubImage.objects.get().title == "別の題"


def test_documents_alike(client, steps, people, hub):
    document = HubDocument.objects.create(title="申請書", file=ContentFile(pdf(), "form.pdf"))
    page = steps.public_page(people.writer)
    attached = [("attachment", {"document": document, "label": "申請書"})]
    steps.change(page, people.writer, attachments=attached)
    approve(steps.submit(page, people.writer), people.approver)
    client.force_login(people.writer)
    client.post(reverse("wagtaildocs:edit", args=[document.pk]), {"title": "別の題"})
    client.post(reverse("wagtaildocs:delete", args=[document.pk]))
    assert HubDocument.objects.get().title == "申請書"
