from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LanguagesConfig(AppConfig):
    name = "hub.languages"
    verbose_name = _("Languages")

    def ready(self) -> None:
        from django.db.models.signals import pre_delete
        from wagtail.signals import page_unpublished, post_page_move

        from hub.languages import state, sync
        from hub.pages.permissions import publish_rules

        publish_rules.append(state.publish_refusal)
        page_unpublished.connect(sync.unpublish_translations, dispatch_uid="languages.unpublish")
        post_page_move.connect(sync.move_translations, dispatch_uid="languages.move")
        pre_delete.connect(sync.delete_translations, dispatch_uid="languages.delete")
