"""Which pictures and files the public may fetch: those that something public uses."""

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db.models import Model
from wagtail.models import Page, ReferenceIndex

from hub.core.models import ContentVersion
from hub.core.querysets import unrestricted

CACHE_SECONDS = 3600
# Models beside pages whose rows are public, as the hub's settings are: what they use is public.
_public_models: list[type[Model]] = []


def register_public_model(model: type[Model]) -> None:
    """Make files that a row of `model` uses public."""
    _public_models.append(model)


def is_used_publicly(asset: Model) -> bool:
    """Return whether a live, unrestricted page or a row of a public model uses `asset`."""
    references = ReferenceIndex.get_references_to(asset)
    pages = ContentType.objects.get_for_model(Page)
    public = {
        content_type.pk
        for content_type in ContentType.objects.get_for_models(*_public_models).values()
    }
    users = set(references.values_list("base_content_type_id", "object_id"))
    if any(content_type in public for content_type, _id in users):
        return True
    page_ids = [int(pk) for content_type, pk in users if content_type == pages.pk]
    return unrestricted(Page.objects.live().filter(pk__in=page_ids)).exists()


def is_public(asset: Model) -> bool:
    """`is_used_publicly`, remembered until the next change of public content."""
    key = f"public:{asset._meta.label}:{asset.pk}:{ContentVersion.current()}"
    public = cache.get(key)
    if public is None:
        public = is_used_publicly(asset)
        cache.set(key, public, CACHE_SECONDS)
    return public
