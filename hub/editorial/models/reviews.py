"""The task of reviewing a page: who may decide, and what deciding does."""

from django import forms
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Task, TaskState
from wagtail.signals import task_submitted

from hub.editorial import permissions
from hub.editorial.locks import ReviewLock

AS_PROPOSED = object()  # the author's own choice stays


class ReviewTaskState(TaskState):
    """One review of one revision; knows for whom a deputy decided."""

    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("decided for"),
    )
    first_approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("first approved by"),
    )
    first_approved_for = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("first approved for"),
    )
    first_approved_at = models.DateTimeField(_("first approved"), null=True, blank=True)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    @transaction.atomic
    def approve(self, user=None, update=True, comment="", go_live_at=AS_PROPOSED):
        """Approve, for now or for a date; where two must, the first approval is only noted.

        Args:
            user: who decides.
            update: whether the workflow goes on.
            comment: a word to the author.
            go_live_at: when the page becomes public; None or past: at once. Without it the
                date that the author proposed stands.

        Raises:
            PermissionDenied: this person may not decide this.
        """
        self._note_decider(user)
        if reason := permissions.approval_refusal(user, self):
            raise PermissionDenied(str(reason))
        if permissions.needs_second(self) and not self.first_approved_at:
            return self._approve_first(user, comment)
        if go_live_at is not AS_PROPOSED:
            self._set_go_live_at(go_live_at)
        return super().approve(user=user, update=update, comment=comment)

    @transaction.atomic
    def reject(self, user=None, update=True, comment=""):
        """Send back with a reason. Raises PermissionDenied like `approve`."""
        self._note_decider(user)
        return super().reject(user=user, update=update, comment=comment)

    def _approve_first(self, user, comment: str) -> "ReviewTaskState":
        """Note the first of two approvals; the review goes on with the same version."""
        self.first_approved_by, self.first_approved_at = user, timezone.now()
        self.first_approved_for, self.on_behalf_of = self.on_behalf_of, None
        self.save()
        log(
            instance=self.workflow_state.content_object.specific,
            action="hub.approved_first",
            user=user,
            revision=self.revision,
            data={"comment": comment},
        )
        return self

    def get_comment(self) -> str:
        """The comment as the history shows it: a decision by a deputy says so."""
        if not self.on_behalf_of:
            return self.comment
        note = gettext("Decided as deputy for %(approver)s") % {"approver": self.on_behalf_of}
        return f"{note}: {self.comment}" if self.comment else note

    def _note_decider(self, user) -> None:
        if reason := permissions.decision_refusal(user, self):
            raise PermissionDenied(str(reason))
        principal = permissions.acts_for(user, self)
        self.on_behalf_of = principal if principal != user else None

    def _set_go_live_at(self, moment) -> None:
        content = self.revision.content
        value = moment.isoformat() if moment and moment > timezone.now() else None
        if content.get("go_live_at") != value:
            content["go_live_at"] = value
            self.revision.save(update_fields=["content"])


class ReviewTask(Task):
    """A member of the chosen groups (or their deputy) who did not write the page decides."""

    groups = models.ManyToManyField(
        Group, verbose_name=_("groups"), help_text=_("Their members approve, and their deputies.")
    )

    second_groups = models.ManyToManyField(
        Group,
        verbose_name=_("groups for a second approval"),
        related_name="+",
        blank=True,
        help_text=_("Where two people must approve, these may give the second approval too."),
    )

    task_state_class = ReviewTaskState
    lock_class = ReviewLock
    admin_form_fields = [*Task.admin_form_fields, "groups", "second_groups"]
    admin_form_widgets = {
        "groups": forms.CheckboxSelectMultiple,
        "second_groups": forms.CheckboxSelectMultiple,
    }

    class Meta:
        verbose_name = _("review task")
        verbose_name_plural = _("review tasks")

    @classmethod
    def get_description(cls) -> str:
        return _("Members of the chosen groups, or their deputies, decide; never the authors.")

    @transaction.atomic
    def start(self, workflow_state, user=None):
        """Review what an earlier step approved, else the newest draft."""
        before = workflow_state.current_task_state
        approved = before and before.status == TaskState.STATUS_APPROVED
        revision = (
            before.revision if approved else workflow_state.content_object.get_latest_revision()
        )
        task_state = ReviewTaskState(workflow_state=workflow_state, task=self, revision=revision)
        task_state.save()
        task_submitted.send(sender=ReviewTaskState, instance=task_state, user=user)
        return task_state

    def locked_for_user(self, obj, user) -> bool:
        """No one edits during a review: what is approved has to be what was reviewed."""
        return True

    def get_actions(self, obj, user) -> list[tuple]:
        task_state = obj.current_workflow_task_state
        if task_state is None or permissions.decision_refusal(user, task_state):
            return []
        actions = [("reject", _("Send back"), True)]
        if not permissions.approval_refusal(user, task_state):
            actions.append(("approve", _("Approve"), True))
        return actions

    def get_form_for_action(self, action):
        from hub.editorial.forms import ApproveForm, SendBackForm

        return SendBackForm if action == "reject" else ApproveForm

    def get_task_states_user_can_moderate(self, user, **kwargs):
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        keys = [
            state.pk
            for state in waiting.specific().select_related("workflow_state", "revision")
            if not permissions.approval_refusal(user, state)
        ]
        return TaskState.objects.filter(pk__in=keys)
