"""While a page is under review, no one edits it, not even its reviewers."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.locks import WorkflowLock


class ReviewLock(WorkflowLock):
    def get_message(self, user):
        task_state = self.object.current_workflow_task_state
        return format_html(
            '{} <span class="buttons"><a class="button button-small button-secondary" href="{}">'
            "{}</a></span>",
            _(
                "This page is under review, so nobody can change it now. "
                "Withdraw it from review to go on writing."
            ),
            reverse("editorial:review", args=[task_state.pk]),
            _("Show the review"),
        )

    def get_locked_by(self, user, can_lock=False):
        return _("Locked by the review")

    def get_description(self, user, can_lock=False):
        return _("What is approved must be what was reviewed.")
