from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SubmissionsConfig(AppConfig):
    name = "hub.submissions"
    verbose_name = _("Submissions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.signals import (
            page_published,
            task_rejected,
            workflow_approved,
            workflow_cancelled,
        )

        from hub.editorial.notifications import review_views
        from hub.editorial.permissions import scribes, second_approval_rules
        from hub.pages.permissions import withholding_rules
        from hub.submissions import (
            cleaners,
            notifications,
            permissions,
            places,
            records,
            sending,
        )

        places.register()
        cleaners.register()
        review_views.append(permissions.review_view)
        withholding_rules.append(permissions.withheld_from)
        scribes.append(permissions.typed_for_senders)
        second_approval_rules.append(permissions.two_people_approve)
        # What became of it is noted first: the emails read it.
        for signal, receiver in (
            (task_rejected, records.settle_sent_back),
            (workflow_approved, records.settle_approved),
            (workflow_cancelled, records.settle_withdrawn),
            (page_published, sending.forget_published_draft),
            (task_rejected, notifications.sent_back),
            (workflow_approved, notifications.approved),
        ):
            signal.connect(receiver, dispatch_uid=f"hub.submissions.{receiver.__name__}")
