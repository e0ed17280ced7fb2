from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LanguagesConfig(AppConfig):
    name = "hub.languages"
    verbose_name = _("Languages")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
        from wagtail.models import PageViewRestriction
        from wagtail.signals import (
            page_published,
            page_slug_changed,
            page_unpublished,
            post_page_move,
        )
        from wagtail_localize.models import Translation, TranslationSource

        from hub.core import health, kinds
        from hub.editorial.glass import glass_rules
        from hub.editorial.notifications import review_views
        from hub.editorial.permissions import co_authors
        from hub.editorial.value_log import watch
        from hub.editorial.workflow import holds
        from hub.languages import notices, permissions, rules, segments, sync, wishes
        from hub.languages.models import (
            LanguageRule,
            MachineLanguage,
            Term,
            TranslatedRevision,
            TranslationRecord,
        )
        from hub.languages.services import pending
        from hub.languages.services.holding import hold
        from hub.pages import importance
        from hub.readable.advice.explanations import glossaries

        segments.install()
        importance.register("wanted", _("Wanted by readers"), wishes.wanted)
        health.register("translations", pending.health)
        watch([LanguageRule, MachineLanguage, Term])
        glossaries.append(Term.objects.in_easy_japanese)
        co_authors.append(permissions.co_authors)
        glass_rules.append(permissions.glass_refusal)
        holds.append(hold)
        review_views.append(permissions.review_view)
        kinds.register("translations", Translation)
        kinds.register(
            "translations",
            TranslationSource,
            TranslationRecord,
            TranslatedRevision,
            by_saving=False,
        )
        post_save.connect(
            notices.record_saved, sender=TranslationRecord, dispatch_uid="languages.notices"
        )
        page_published.connect(rules.page_published, dispatch_uid="languages.rules")
        for signal, receiver in (
            (page_published, sync.page_published),
            (page_unpublished, sync.page_unpublished),
            (post_page_move, sync.page_moved),
            (page_slug_changed, sync.slug_changed),
            (pre_delete, sync.page_deleted),
        ):
            signal.connect(receiver, dispatch_uid=f"languages.{receiver.__name__}")
        for signal, sender in (
            (post_save, PageViewRestriction),
            (post_delete, PageViewRestriction),
            (m2m_changed, PageViewRestriction.groups.through),
        ):
            signal.connect(sync.restriction_changed, sender=sender, dispatch_uid="languages.access")
