from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GroupsConfig(AppConfig):
    name = "groups"
    verbose_name = _("Citizen groups")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.signals import (
            page_published,
            task_rejected,
            workflow_approved,
            workflow_cancelled,
        )

        from groups import notifications, permissions, services
        from groups.members import own_data
        from groups.models import GroupSettings, InformationCorner
        from groups.retention import services as retention
        from groups.services import history
        from groups.yearly_confirmation import signals as confirmation
        from hub.accounts.me import rooms
        from hub.accounts.signing_in import sign_in_addresses
        from hub.core import deletions
        from hub.editorial.permissions import scribes, second_approval_rules
        from hub.editorial.value_log import watch
        from hub.pages.permissions import delete_rules, withholding_rules

        sign_in_addresses.update({"portal:ask_mailbox", "portal:mail_sent"})
        watch([GroupSettings, InformationCorner])
        scribes.append(permissions.wrote_down_for_group)
        delete_rules.append(permissions.page_deletion_refusal)
        second_approval_rules.append(permissions.two_people_approve_groups)
        withholding_rules.append(permissions.withheld_from)
        # What became of it is noted first: the emails read it.
        for signal, receiver in (
            (task_rejected, history.settle_sent_back),
            (workflow_approved, history.settle_approved),
            (workflow_cancelled, history.settle_withdrawn),
        ):
            signal.connect(receiver, dispatch_uid=f"groups.{receiver.__name__}")
        page_published.connect(services.forget_published_draft, dispatch_uid="groups.drafts")
        task_rejected.connect(notifications.sent_back, dispatch_uid="groups.sent_back")
        workflow_approved.connect(notifications.approved, dispatch_uid="groups.approved")
        workflow_approved.connect(confirmation.approved, dispatch_uid="groups.yearly_confirmation")
        rooms.register(own_data.ROOM)
        deletions.register(retention.REPLAYED_AS, retention.delete_again)
