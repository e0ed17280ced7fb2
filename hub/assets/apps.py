from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssetsConfig(AppConfig):
    name = "hub.assets"
    verbose_name = _("Assets")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import mimetypes

        from django.db.models.signals import post_delete, post_save
        from wagtail.permissions import register_permission_policy

        from hub.assets import changes
        from hub.assets.models import HubDocument, HubImage, HubRendition
        from hub.assets.permissions import ApprovedFilesPolicy
        from hub.assets.renditions import forget_sizes, prepare_later
        from hub.core import deletions

        for model, rights in (
            (HubImage, "wagtailimages.Image"),
            (HubDocument, "wagtaildocs.Document"),
        ):
            policy = ApprovedFilesPolicy(model, rights, owner_field_name="uploaded_by_user")
            register_permission_policy(model, policy, exact_class=True)  # before Wagtail's own
        changes.register()
        deletions.watch_dated(HubImage, "picture")
        deletions.watch_dated(HubDocument, "document")
        mimetypes.add_type("image/webp", ".webp")  # Python knows it from 3.13 on
        post_save.connect(prepare_later, sender=HubImage, dispatch_uid="hub.assets.renditions")
        post_delete.connect(
            forget_sizes, sender=HubRendition, dispatch_uid="hub.assets.renditions.forget"
        )
