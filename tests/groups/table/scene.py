"""A group in one of the table's states, with something behind every address."""

import uuid
from datetime import date

from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from groups import models
from groups.choices import ActivityStatus
from groups.models import GroupPage, Invitation
from groups.purposes import GROUP_ADDRESS, INVITATION, REGISTRATION
from groups.yearly_confirmation.tokens import token_of
from hub.accounts.links import issue_link
from hub.assets.models import HubDocument, HubImage
from hub.core.models import Switch
from hub.core.parts import State
from hub.forms.models import Draft
from hub.moderation.services import decide
from hub.pages.models import ActivityField
from hub.submissions.models import Submission
from hub.submissions.sending import submit
from hub.submissions.workflow import Action, ReviewState
from opendata.hsds.ids import id_of, taxonomy_id, term_id
from tests.groups.test_permissions import type_something
from tests.groups.test_uploads import picture
from tests.hub.assets.papers import pdf

READY = models.CornerPrint.State.READY
INVITED = "yobareta@example.jp"
HOW_TO_CLOSE = {"note": "会員がいなくなりました。", "understood": "on"}


def add_files(group: GroupPage) -> dict[str, int]:
    """Give the page a paper and a logo, and return those that its draft shall have."""
    papers = [
        HubDocument.objects.create(title="x", file=ContentFile(pdf(), "x.pdf")) for _i in "ab"
    ]
    logos = [
        HubImage.objects.create(title="x", file=ContentFile(picture(), "x.jpg")) for _i in "ab"
    ]
    group.rules_document, group.logo = papers[0], logos[0]
    group.address_public = True
    group.save_revision().publish()
    return {"budget_document": papers[1].pk, "logo": logos[1].pk}


def bring_to(state: str, group: GroupPage, people: dict, files: dict[str, int]) -> None:
    """Bring a public group to `state` through the services, or as its columns say it."""
    pages = GroupPage.objects.filter(pk=group.pk)
    if state == "never":
        pages.update(live=False, has_unpublished_changes=True, first_published_at=None)
        models.Registration.objects.create(group=group, started_by=people["owner"], form_key="x")
    if state == "closed":
        pages.update(activity_status=ActivityStatus.CLOSED, closed_on=timezone.localdate())
    if state == "taken_out":
        pages.update(taken_out=True)
    if state in ("public", "closed", "taken_out"):
        return
    group = pages.get()
    draft = type_something(group, people["owner"])
    Draft.objects.filter(pk=draft.pk).update(data=draft.data | files)
    if state in ("review", "returned"):
        submit(group, people["owner"], draft.version)
    if state == "returned":
        decide(ReviewState.of(group).task_state, people["desk"], Action.SEND_BACK, "見直して")


def _token(purpose: str, subject: str = "", email: str = "tou@example.jp") -> str:
    return issue_link(purpose=purpose, email=email, subject=subject).token


class Scene:
    """The addresses of the table's names, about `group` in `state`."""

    def __init__(self, state: str, group: GroupPage, people: dict):
        Switch.objects.filter(part="events").update(state=State.PUBLIC)  # a city opens it
        self.files = add_files(group)
        bring_to(state, group, people, self.files)
        self.group = GroupPage.objects.get(pk=group.pk)
        self.people = people
        self.arguments = self._of_members() | self._of_desk() | self._of_everybody()
        document, logo = self.group.rules_document, self.group.logo
        in_draft = HubDocument.objects.get(pk=self.files["budget_document"])
        logo_in_draft = HubImage.objects.get(pk=self.files["logo"])
        self.urls = {
            "page": self.group.url,
            "document": document.url,
            "document=draft": in_draft.url,
            "picture": logo.get_rendition("width-100").url,
            "picture=draft": logo_in_draft.get_rendition("width-100").url,
        }

    def address(self, name: str) -> str:
        """Return the address `name`, of what it is about: "=…" tells of another than the usual."""
        if name in self.urls:
            return self.urls[name]
        return reverse(name.partition("=")[0], args=self.arguments.get(name, [self.group.pk]))

    def data(self, name: str) -> dict[str, object]:
        """Return what is sent by POST: nothing, but where that alone tells the roles apart."""
        if name == "portal:life=closing":
            return HOW_TO_CLOSE | {"day": timezone.localdate().isoformat()}
        return {}

    def _of_members(self) -> dict[str, list]:
        group = self.group
        membership = group.memberships.get(user=self.people["editor"]).pk
        invitation = Invitation.objects.create(
            group=group,
            email=INVITED,
            expires_at=timezone.now() + Invitation.VALID_FOR,
            invited_by=self.people["owner"],
        ).pk
        today = date(timezone.localdate().year, 5, 1)
        round = models.ConfirmationRound.objects.create(
            year=today.year, opened_on=today, starts_on=today, ends_on=today
        )
        asked = models.ConfirmationRequest.objects.create(round=round, group=group, asked_on=today)
        named = ("home", "start", "no_mail", "ask_mailbox", "mail_sent", "new_group")
        return {f"portal:{name}": [] for name in named} | {
            "portal:confirm_link": [_token(REGISTRATION)],
            "portal:confirm_link=unknown": ["no-such-token"],
            "portal:own_address": [_token(GROUP_ADDRESS, str(group.pk))],
            "portal:own_address=unknown": ["no-such-token"],
            "portal:confirm": [token_of(asked)],
            "portal:confirm=unknown": ["no-such-token"],
            "portal:invitation": [_token(INVITATION, f"invitation:{invitation}", INVITED)],
            "portal:invitation=unknown": ["no-such-token"],
            "portal:life": [group.pk, "pause"],
            "portal:life=closing": [group.pk, "closing"],
            "portal:life=unknown": [group.pk, "no-such-kind"],
            "portal:step": [group.pk, "activity"],
            "portal:version": [group.pk, group.latest_revision_id],
            "portal:renew": [group.pk, invitation],
            "portal:withdraw_invitation": [group.pk, invitation],
            "groups_people_withdraw": [group.pk, invitation],
            "portal:make_owner": [group.pk, membership],
            "portal:remove": [group.pk, membership],
            "groups_people_owner": [group.pk, membership],
            "groups_people_remove": [group.pk, membership],
        }

    def _of_desk(self) -> dict[str, list]:
        group = self.group
        task = ReviewState.of(group).task_state
        # Of another group: this one shall have sent nothing.
        scanned = Submission.objects.create(
            page=GroupPage.objects.get(slug="betsu"),
            sent_by=self.people["desk"],
            typed_at_desk=True,
            scan=ContentFile(pdf(), "x.pdf"),
        )
        corner = models.InformationCorner.objects.create(name="市役所")
        made = models.CornerPrint.objects.create(
            corner=corner, size="a4", state=READY, file=ContentFile(pdf(), "x.pdf")
        )
        named = (
            "moderation_queue",
            "moderation_together",
            "groups_people_index",
            "groups_people_results",
            "groups_desk_entries",
            "groups_desk_entries_results",
            "groups_confirmation",
            "groups_slips",
            "opendata_upload",
            "event_tables",
            "opendata_export",
        )
        return {name: [] for name in named} | {
            "moderation_version": [group.pk, group.latest_revision_id],
            "moderation_review": [task.pk if task else 0],
            "moderation_urgent": [0],
            "moderation_scan": [scanned.pk],
            "groups_corner": [corner.pk],
            "groups_corner_order": [corner.pk],
            "groups_corner_placed": [corner.pk],
            "groups_corner_print": [made.pk],
            "opendata_import": [uuid.UUID(int=1)],
            "opendata_wrong_rows": [uuid.UUID(int=1)],
            "event_table": [uuid.UUID(int=1)],
            "event_table_wrong": [uuid.UUID(int=1)],
        }

    def _of_everybody(self) -> dict[str, list]:
        key, slug = self.group.translation_key, self.group.slug
        term = ActivityField.objects.first().code
        of_one = ("organization", "service", "service_at_location")
        lists = (
            "openapi",
            "groups_csv",
            "events_csv",
            "events_json",
            "places_csv",
            "places_json",
            "hsds",
            "taxonomies",
            "taxonomy_terms",
        )
        lists += tuple(f"{name}s" for name in of_one)
        found = {f"api:{name}": [] for name in lists}
        for name in (*of_one, "taxonomy", "taxonomy_term"):
            found[f"api:{name}"] = [uuid.UUID(int=1)]
        for name in of_one:
            found[f"api:{name}=known"] = [id_of(key, name)]
        return found | {
            "opendata": [],
            "group_feed": [],
            "api:taxonomy=known": [taxonomy_id("activity_fields")],
            "api:taxonomy_term=known": [term_id("activity_fields", term)],
            "corner_screen": ["city-hall-corner", 1],
            "leaflet_qr": [slug],
            "leaflet": [slug, "a4"],
            "leaflet_pdf": [slug, "a4"],
        }
