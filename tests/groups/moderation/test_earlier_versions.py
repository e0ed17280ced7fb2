"""A page's history: every version is in it, and an earlier one may be put back."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry

from groups.models import GroupPage
from hub.forms.errors import Unchanged
from hub.moderation.services import decide
from hub.submissions import urgent
from hub.submissions.models import Submission
from hub.submissions.permissions import may
from hub.submissions.portal import RESTORED
from hub.submissions.workflow import Action

OLD = "毎月第2土曜に歩きます。"
Outcome = Submission.Outcome


class TestRestoring:
    def test_an_earlier_version_comes_back_recorded_and_told(
        self, hub, sent, desk, people, public, mails
    ):
        first = hub.group.live_revision_id
        submission = sent(activity="毎月第3日曜に歩きます。")
        decide(submission.task_state, people["desk"], Action.APPROVE)
        mails()
        url = reverse("moderation_version", args=[hub.group.pk, first])
        shown = desk.get(url).content.decode()
        assert "<ins>" in shown
        assert desk.post(url, {"reason": ""}).status_code == 200
        assert "第3日曜" in public().text
        assert desk.post(url, {"reason": "前の文にもどします。"}).status_code == 302
        now = public()
        assert OLD in now.text
        record = Submission.objects.first()
        assert record.kind == RESTORED
        assert record.revision_id == now.page.live_revision_id
        assert (record.sent_by, record.outcome) == (people["desk"], Outcome.APPROVED)
        assert all("前の文にもどします。" in body for body in mails().values())
        with pytest.raises(Unchanged):
            urgent.restore(hub.group, submission.public_before, people["desk"], "x")

    def test_nothing_private_comes_back(self, hub, people, public):
        """Not a choice taken back since, not a value that was private, not one deleted since."""
        page = GroupPage.objects.get(pk=hub.group.pk)
        page.phone_public = page.contact_person_public = True
        page.purpose = "前の目的"
        page.save_revision().publish()
        then = GroupPage.objects.get(pk=page.pk).live_revision
        page = GroupPage.objects.get(pk=page.pk)
        page.purpose, page.phone_public, page.address = "新しい目的", False, ""
        page.contact_person = "別の人"
        page.save_revision().publish()
        urgent.restore(hub.group, then, people["desk"], "理由")
        now = public()
        assert "前の目的" in now.text
        assert not now.page.phone_public
        assert now.page.address == ""
        assert now.page.contact_person == "大和田 春香"  # public then and now
        assert "029-000-0101" not in now.text

    def test_where_two_must_approve_others_decide(
        self, hub, sent, people, public, colleague, two_people
    ):
        submission = sent(activity="毎月第3日曜に歩きます。")
        decide(submission.task_state, people["desk"], Action.APPROVE)
        decide(submission.task_state, colleague, Action.APPROVE)
        record = urgent.restore(hub.group, submission.public_before, people["desk"], "理由")
        assert "第3日曜" in public().text
        assert not may(people["desk"], Action.APPROVE, hub.group)
        decide(record.task_state, colleague, Action.APPROVE)
        decide(record.task_state, people["approver"], Action.APPROVE)
        assert OLD in public().text

    def test_only_what_was_public_once(self, hub, sent, desk, people):
        submission = sent(activity="まだ公開されていない文")
        decide(submission.task_state, people["desk"], Action.SEND_BACK, "直してください。")
        url = reverse("moderation_version", args=[hub.group.pk, submission.revision_id])
        desk.post(url, {"reason": "x"})
        assert GroupPage.objects.get(pk=hub.group.pk).activity == OLD
        other = GroupPage.objects.get(slug="betsu").save_revision()
        strange = reverse("moderation_version", args=[hub.group.pk, other.pk])
        assert desk.get(strange).status_code == 404


class TestHistory:
    def test_a_version_that_came_in_without_a_record_is_in_it_and_may_return(
        self, hub, sent, people, desk, public
    ):
        PageLogEntry.objects.all().delete()
        submission = sent(activity="毎月第3日曜に歩きます。")
        decide(submission.task_state, people["desk"], Action.APPROVE)
        first = submission.public_before_id
        url = reverse("moderation_version", args=[hub.group.pk, first])
        assert url in desk.get(reverse("moderation_history", args=[hub.group.pk])).content.decode()
        desk.post(url, {"reason": "前の文にもどします。"})
        assert OLD in public().text

    def test_members_read_it_without_notes_and_names_of_staff(
        self, hub, sent, member, people, client
    ):
        submission = sent(activity="毎月第3日曜に歩きます。")
        decide(submission.task_state, people["desk"], Action.SEND_BACK, "曜日を見直して", "内緒")
        url = reverse("portal:history", args=[hub.group.pk])
        text = member.get(url).content.decode()
        assert "曜日を見直して" in text
        assert "川又" in text
        assert "内緒" not in text
        assert people["desk"].get_full_name() not in text.partition("<main")[2]
        version = reverse("portal:version", args=[hub.group.pk, submission.revision_id])
        page = member.get(version).content.decode()
        assert "毎月第3日曜に歩きます。" in page
        assert "029-000-0101" not in page

    def test_others_versions_are_nobodys_business(self, hub, member, people):
        page = GroupPage.objects.get(pk=hub.group.pk)
        page.activity = "市の下書き"
        draft = page.save_revision(user=people["desk"])
        assert member.get(reverse("portal:version", args=[page.pk, draft.pk])).status_code == 404

    def test_what_staff_published_and_took_offline_is_in_it(self, hub, desk, people):
        page = GroupPage.objects.get(pk=hub.group.pk)
        page.purpose = "市が直した目的"
        page.save_revision(user=people["desk"]).publish(
            user=people["desk"], skip_permission_checks=True
        )
        page.unpublish(user=people["desk"])
        text = desk.get(reverse("moderation_history", args=[page.pk])).content.decode()
        assert _("Published by the city") in text
        assert _("Taken offline by the city") in text
        assert _("purpose") in text
