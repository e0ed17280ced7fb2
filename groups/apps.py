from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GroupsConfig(AppConfig):
    name = "groups"
    verbose_name = _("Citizen groups")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.signals import page_published, task_rejected, workflow_approved

        from groups import notifications, services

        page_published.connect(services.forget_published_draft, dispatch_uid="groups.drafts")
        task_rejected.connect(notifications.sent_back, dispatch_uid="groups.sent_back")
        workflow_approved.connect(notifications.approved, dispatch_uid="groups.approved")
