from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "hub.editorial"
    verbose_name = _("Editorial")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import post_save
        from wagtail.contrib.redirects.models import Redirect
        from wagtail.models import Site
        from wagtailmenus.models import FlatMenu, FlatMenuItem, MainMenu, MainMenuItem

        from hub import wagtail_patches
        from hub.core import kinds
        from hub.core.models import Switch
        from hub.core.switched_pages import is_page_off
        from hub.core.today import register
        from hub.editorial import bin as page_bin
        from hub.editorial import decisions, glass, notifications, permissions, today
        from hub.editorial.models import EditorialSettings, ReviewTaskState
        from hub.editorial.models.bin import in_bin
        from hub.editorial.value_log import watch
        from hub.pages.models import ActivityField, Area, Department, HubSettings, Need
        from hub.pages.permissions import (
            closed_rules,
            delete_rules,
            publish_rules,
            unpublish_rights,
        )

        wagtail_patches.install()
        notifications.connect()
        publish_rules += [permissions.publish_refusal, glass.publish_refusal]
        delete_rules.append(page_bin.delete_refusal)
        closed_rules += [in_bin, is_page_off]
        watch([ActivityField, Area, Department, HubSettings, Need])
        watch([Switch, MainMenu, MainMenuItem, FlatMenu, FlatMenuItem])
        watch([Redirect, Site, EditorialSettings])
        kinds.register(kinds.ALL, Switch)
        post_save.connect(
            decisions.record_review, sender=ReviewTaskState, dispatch_uid="editorial.decisions"
        )
        unpublish_rights.append(permissions.answers_for)
        register(today.lines)
