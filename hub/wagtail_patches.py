"""What the hub changes in Wagtail at run time. Each entry says why, since which release of
Wagtail, and when it can go; tests/hub/test_wagtail_patches.py fails when Wagtail changes there.
"""

from django.db import transaction
from django.dispatch import Signal
from wagtail import hooks
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.admin import compare
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)
from wagtail_localize import wagtail_hooks as localize

from hub.editorial.diff import diff_text

# Why: Wagtail splits text at what is not alphanumeric; Japanese letters all are, so one changed
# letter makes a whole sentence new. Since 8.0. Goes once Wagtail's own splits Japanese.
stock_diff_text = compare.diff_text

# Why: Wagtail writes its mails while the editor waits, with links into the admin for people who
# have none, in HTML that ignores the reader's language; editorial/notifications.py writes ours.
# Since 8.0. Goes once Wagtail has a setting for it.
SILENCED: tuple[tuple[Signal, type, str], ...] = (
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
)

# Why: these buttons, menu entries and views of wagtail-localize lead to addresses that are closed
# (languages/admin/guards.py), and Wagtail cannot unregister a hook. Since wagtail-localize 1.14.
# Goes once it lets a project choose what it registers. One that is renamed stops the start.
REMOVED_HOOKS = (
    ("before_edit_page", localize.before_edit_page),
    ("before_edit_snippet", localize.before_edit_snippet),
    (
        "register_page_action_menu_item",
        localize.register_restart_translation_page_action_menu_item,
    ),
    (
        "register_page_action_menu_item",
        localize.register_convert_back_to_alias_page_action_menu_item,
    ),
    ("register_page_header_buttons", localize.page_listing_more_buttons),
    ("register_page_listing_more_buttons", localize.page_listing_more_buttons),
    ("register_reports_menu_item", localize.register_wagtail_localize2_report_menu_item),
    (
        "register_snippet_action_menu_item",
        localize.register_restart_translation_snippet_action_menu_item,
    ),
    ("register_snippet_listing_buttons", localize.register_snippet_listing_buttons),
)


# Why: Wagtail publishes and unpublishes by writing several rows and then telling those who follow
# (translations, search), without a transaction, unlike its other actions: killed in between, a
# page or its translations stay half public. Since 8.0. Goes once upstream's are atomic.
TORN = (PublishRevisionAction, UnpublishAction, UnpublishPageAction)


def hold_the_place(sender: type, **kwargs: object) -> None:
    """Do nothing, under the identity of one of Wagtail's receivers."""


def install() -> None:
    """Put everything in place.

    Wagtail connects its receivers when its admin starts, which may be before or after this; a
    signal takes one receiver an identity, so the first to hold it stays.
    """
    compare.diff_text = diff_text
    for name, function in REMOVED_HOOKS:
        hooks._hooks[name].remove((function, 0))
    for signal, sender, uid in SILENCED:
        signal.disconnect(sender=sender, dispatch_uid=uid)
        signal.connect(hold_the_place, sender=sender, dispatch_uid=uid)
    for action in TORN:
        action.execute = transaction.atomic(action.execute)
