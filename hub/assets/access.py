"""Which pictures and files the public may fetch: those that something public uses."""

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db.models import Model
from wagtail.models import Page, ReferenceIndex
from wagtail_localize.fields import get_translatable_fields

from hub.core.locales import default_locale_id
from hub.core.models import ContentVersion
from hub.core.querysets import unrestricted
from hub.core.switches import audience

CACHE_SECONDS = 3600
# Models beside pages whose rows are public, as the hub's settings are: what they use is public.
_public_models: list[type[Model]] = []


def register_public_model(model: type[Model]) -> None:
    """Make files that a row of `model` uses public."""
    _public_models.append(model)


def pages_showing(asset: Model) -> set[int]:
    """Return the keys of the pages that show `asset` as they are now, public or not.

    A translation shows what stands in its text; the rest it reads from its source, whatever its
    own row still holds.
    """
    page = ContentType.objects.get_for_model(Page)
    references = ReferenceIndex.get_references_to(asset).filter(base_content_type=page)
    rows = set(references.values_list("object_id", "content_type_id", "model_path"))
    keys = {int(key) for key, _kind, _path in rows}
    sources = Page.objects.filter(pk__in=keys, locale_id=default_locale_id())
    shown = set(sources.values_list("pk", flat=True))
    return shown | {int(key) for key, kind, path in rows if _is_text(kind, path)}


def _is_text(content_type: int, path: str) -> bool:
    """Return whether `path` of the reference index lies in a field that is translated."""
    model = ContentType.objects.get_for_id(content_type).model_class()
    names = {field.field_name for field in get_translatable_fields(model)}
    return path.partition(".")[0] in names


def is_used_publicly(asset: Model) -> bool:
    """Return whether a live, unrestricted page or a row of a public model uses `asset`."""
    public = ContentType.objects.get_for_models(*_public_models).values()
    references = ReferenceIndex.get_references_to(asset)
    if references.filter(base_content_type__in=public).exists():
        return True
    return unrestricted(Page.objects.live().filter(pk__in=pages_showing(asset))).exists()


def is_public(asset: Model) -> bool:
    """`is_used_publicly`, remembered until the next change of public content."""
    key = f"public:{asset._meta.label}:{asset.pk}:{ContentVersion.current()}{audience()}"
    public = cache.get(key)
    if public is None:
        public = is_used_publicly(asset)
        cache.set(key, public, CACHE_SECONDS)
    return public
