"""The demonstration's groups on their way in are made through the services, once."""

from types import SimpleNamespace

from groups.demo import registration
from groups.models import GroupSettings
from hub.pages.models import ActivityField, Need
from hub.submissions.models import Submission
from hub.submissions.workflow import ReviewState, State


def test_they_wait_for_the_desk_however_often_it_is_loaded(hub, people):
    ActivityField.objects.create(code="children", label_ja="子ども")
    for code in ("place-to-be", "watching-over"):
        Need.objects.create(code=code, label_ja=code)
    demo = SimpleNamespace(page=lambda path: hub.directory)
    for _time in range(2):
        registration.load(demo)
    assert GroupSettings.load().rules_page_id == hub.directory.pk
    by_itself, typed = Submission.objects.order_by("pk")
    assert (by_itself.typed_at_desk, typed.typed_at_desk) == (False, True)
    assert "根本" in typed.call_note
    for sent in (by_itself, typed):
        assert ReviewState.of(sent.page.specific).state == State.REVIEW
