"""Another file instead of an approved one: into drafts, which take their ordinary review."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from hub.assets.instead import permissions, progress, services
from hub.assets.instead.progress import State
from hub.assets.models import HubDocument, HubImage
from hub.core.rules import Refused
from hub.editorial.permissions import authors
from hub.editorial.services import approve
from tests.groups.test_uploads import picture
from tests.hub.assets.papers import pdf


def new_image(title: str, **values) -> HubImage:
    image = HubImage(title=title, file=ContentFile(picture(), "a.jpg"), **values)
    image._set_image_file_metadata()
    image.save()
    return image


@pytest.fixture
def files(hub) -> SimpleNamespace:
    return SimpleNamespace(old=new_image("川べり", description="川"), new=new_image("新しい川べり"))


def page_in(state: str, files, steps, people):
    """Return a page that shows the old picture, in public or in its draft."""
    page = steps.public_page(people.writer)
    steps.change(page, people.writer, share_image=files.old)
    if state == "draft":
        return page
    task_state = steps.submit(page, people.writer)
    if state == "scheduled":
        approve(task_state, people.approver, go_live_at=timezone.now() + timedelta(days=3))
    elif state != "review":
        approve(task_state, people.approver)
    if state == "written on":
        steps.change(page, people.colleague, title="書きかけの題")
    if state == "locked":
        steps.hub.news.get_children().filter(pk=page.pk).update(
            locked=True, locked_by=people.colleague
        )
    return steps.fresh(page)


def picture_of(page) -> HubImage | None:
    return page.get_latest_revision_as_object().share_image


# What becomes of a page in each state, by who puts the new file into drafts.
BECOMES = {
    "public": {"writer": State.TO_SEND, "superuser": State.TO_SEND, "desk": State.LEFT},
    "written on": {"writer": State.TO_SEND, "superuser": State.TO_SEND, "desk": State.LEFT},
    "draft": {"writer": State.TO_SEND, "superuser": State.TO_SEND, "desk": State.LEFT},
    "review": {"writer": State.LEFT, "superuser": State.LEFT, "desk": State.LEFT},
    "scheduled": {"writer": State.LEFT, "superuser": State.LEFT, "desk": State.LEFT},
    "locked": {"writer": State.LEFT, "superuser": State.LEFT, "desk": State.LEFT},
}


@pytest.mark.parametrize("state", BECOMES)
@pytest.mark.parametrize("role", ["writer", "superuser", "desk"])
def test_what_becomes_of_a_page(state, role, files, steps, people):
    page = page_in(state, files, steps, people)
    public, user = page.share_image, getattr(people, role)
    changed = services.put_into_drafts(files.old, files.new, user)
    (use,) = progress.uses(files.old, files.new, user)
    assert use.state == BECOMES[state][role]
    assert (changed == [page]) is (use.state == State.TO_SEND)
    assert bool(use.reason) is (use.state == State.LEFT)
    page = steps.fresh(page)
    assert picture_of(page) == (files.new if use.state == State.TO_SEND else files.old)
    assert page.share_image == public


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("writer", True),
        ("desk", True),
        ("superuser", True),
        ("approver", False),
        ("translator", False),
    ],
)
def test_who_may(role, may, client, files, steps, people):
    page_in("public", files, steps, people)
    user = getattr(people, role)
    assert bool(permissions.may_exchange(user, files.old, files.new)) is may
    assert bool(permissions.may_copy(user, files.old)) is may
    if not may:
        for work in (
            lambda: services.put_into_drafts(files.old, files.new, user),
            lambda: services.put_copy_into_drafts(files.old, user, {"title": "別"}),
        ):
            with pytest.raises(Refused):
                work()
    client.force_login(user)
    answer = client.post(reverse("assets:instead", args=["image", files.old.pk]))
    assert (answer.status_code == 200) is may


def test_what_is_written_on_stays_in_the_draft(files, steps, people):
    page = page_in("written on", files, steps, people)
    services.put_into_drafts(files.old, files.new, people.writer)
    draft = steps.fresh(page).get_latest_revision_as_object()
    assert (draft.title, draft.share_image) == ("書きかけの題", files.new)


def test_it_is_public_when_the_page_was_reviewed(files, steps, people):
    page = page_in("public", files, steps, people)
    services.put_into_drafts(files.old, files.new, people.writer)
    task_state = steps.submit(page, people.writer)
    assert authors(task_state) == {people.writer.pk}
    assert progress.uses(files.old, files.new, people.writer)[0].state == State.IN_REVIEW
    approve(task_state, people.approver)
    assert steps.fresh(page).share_image == files.new
    assert progress.uses(files.old, files.new, people.writer)[0].state == State.PUBLIC


def test_nothing_happens_twice(files, steps, people):
    page = page_in("public", files, steps, people)
    services.put_into_drafts(files.old, files.new, people.writer)
    revision = steps.fresh(page).latest_revision_id
    assert services.put_into_drafts(files.old, files.new, people.writer) == []
    assert steps.fresh(page).latest_revision_id == revision


class TestInTheAdmin:
    @pytest.fixture
    def page(self, client, files, steps, people):
        client.force_login(people.writer)
        return page_in("public", files, steps, people)

    def test_from_the_refusal_to_the_editor(self, client, files, steps, page):
        refused = client.get(reverse("wagtailimages:edit", args=[files.old.pk]))
        address = reverse("assets:instead", args=["image", files.old.pk])
        assert f'action="{address}"' in refused.content.decode()
        answer = client.post(address, {"new": files.new.pk}, follow=True)
        told = answer.content.decode()
        assert answer.redirect_chain
        assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in told
        assert str(progress.WORDS[State.TO_SEND]) in told
        assert picture_of(steps.fresh(page)) == files.new

    def test_who_may_change_it_in_place_is_offered_it_too(self, client, files, page, people):
        client.force_login(people.superuser)
        for file, is_offered in ((files.old, True), (files.new, False)):
            form = client.get(reverse("wagtailimages:edit", args=[file.pk])).content.decode()
            assert (reverse("assets:instead", args=["image", file.pk]) in form) is is_offered

    def test_a_page_that_was_left_is_named_with_its_reason(
        self, client, files, steps, people, page
    ):
        steps.submit(page, people.writer)
        answer = client.post(
            reverse("assets:instead", args=["image", files.old.pk]),
            {"new": files.new.pk},
            follow=True,
        )
        told = answer.content.decode()
        assert page.title in told
        assert str(permissions.IN_REVIEW) in told
        page.current_workflow_task_state.reject(user=people.approver, comment="後で。")
        client.post(reverse("assets:instead", args=["image", files.old.pk]), {"new": files.new.pk})
        assert picture_of(steps.fresh(page)) == files.new

    @pytest.mark.parametrize("new", ["", "x", "999999", "9" * 30, "itself"])
    def test_no_file_is_asked_for_again(self, new, client, files, steps, page):
        answer = client.post(
            reverse("assets:instead", args=["image", files.old.pk]),
            {"new": files.old.pk if new == "itself" else new},
        )
        assert answer.status_code == 200
        assert "error-message" in answer.content.decode()
        assert picture_of(steps.fresh(page)) == files.old

    def test_other_words_go_into_drafts_with_a_copy(self, client, files, steps, page):
        address = reverse("assets:instead_words", args=["image", files.old.pk])
        values = {"title": "川べりの朝", "description": "朝の川", "credit": "", "licence": "hub"}
        client.post(address, values)
        copy = picture_of(steps.fresh(page))
        assert (copy.title, copy.description) == ("川べりの朝", "朝の川")
        assert copy.file.name != files.old.file.name
        with copy.file.open() as new, files.old.file.open() as old:
            assert new.read() == old.read()
        files.old.refresh_from_db()
        assert (files.old.title, files.old.description) == ("川べり", "川")
        assert steps.fresh(page).share_image == files.old

    def test_what_was_typed_in_wagtails_form_is_kept(self, client, files, page):
        address = reverse("wagtailimages:edit", args=[files.old.pk])
        told = client.post(address, {"title": "打ちこんだ題"}).content.decode()
        assert 'value="打ちこんだ題"' in told

    def test_words_that_do_not_differ_make_no_copy(self, client, files, page):
        values = {"title": "川べり", "description": "川", "credit": "", "licence": "hub"}
        client.post(reverse("assets:instead_words", args=["image", files.old.pk]), values)
        assert HubImage.objects.count() == 2

    def test_a_file_that_is_lost_is_said(self, client, files, page):
        files.old.file.storage.delete(files.old.file.name)
        values = {"title": "別", "description": "川", "credit": "", "licence": "hub"}
        address = reverse("assets:instead_words", args=["image", files.old.pk])
        assert client.post(address, values).status_code == 200
        assert HubImage.objects.count() == 2

    def test_a_document_alike(self, client, steps, people):
        old = HubDocument.objects.create(title="申請書", file=ContentFile(pdf(), "form.pdf"))
        client.force_login(people.writer)
        page = steps.public_page(people.writer)
        attached = [("attachment", {"document": old, "label": "申請書"})]
        steps.change(page, people.writer, attachments=attached)
        approve(steps.submit(page, people.writer), people.approver)
        values = {"title": "申請書（新）", "credit": "", "licence": "hub"}
        client.post(reverse("assets:instead_words", args=["document", old.pk]), values)
        draft = steps.fresh(page).get_latest_revision_as_object()
        assert draft.attachments[0].value["document"].title == "申請書（新）"
        assert draft.attachments[0].value["label"] == "申請書"
