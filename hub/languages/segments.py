"""The parts of a page's text, written down for wagtail-localize in a few statements.

wagtail-localize looks for each part, its words and its place by itself, and writes each of them by
itself: a dozen statements a part, hundreds for a page, each time that somebody asks for a language
or a source changes.
"""

import json
from collections.abc import Iterable
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from wagtail_localize.models import (
    BaseSegment,
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    Template,
    TemplateSegment,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.extract import extract_segments

# Goes once wagtail-localize (1.14 does not) writes the parts together.
stock_refresh_segments = TranslationSource.refresh_segments
KINDS = (StringSegment, TemplateSegment, RelatedObjectSegment, OverridableSegment)


@transaction.atomic
def refresh_segments(source: TranslationSource) -> None:
    """Bring what is written down of a source's parts to its text; what is the same stays."""
    page = source.as_instance()
    values = extract_segments(page)
    places = _places(source, page, {value.path for value in values})
    words = {value.string.data for value in values if isinstance(value, StringSegmentValue)}
    strings = _strings(source, words)
    parts = [_part(source, value, places, strings) for value in values]
    for kind in KINDS:
        _keep(kind.objects.filter(source=source), [part for part in parts if type(part) is kind])


def _places(
    source: TranslationSource, page: models.Model, paths: Iterable[str]
) -> dict[str, TranslationContext]:
    """Return {path: its place in the page}."""
    wanted = {}
    for path in paths:
        place = TranslationContext(object_id=source.object_id, path=path)
        place.path_id = place._get_path_id(path)
        place.save = _later  # it would write its `field_path` by itself
        place.get_field_path(page)
        wanted[place.path_id] = place
    there = TranslationContext.objects.filter(object_id=source.object_id)
    return {place.path: place for place in _found_or_made(there, "path_id", wanted)}


def _later(**kwargs: object) -> None:
    """Write nothing: what is new is written together."""


def _strings(source: TranslationSource, words: Iterable[str]) -> dict[str, String]:
    """Return {words: their row}."""
    wanted = {}
    for data in words:
        digest = String._get_data_hash(data)
        wanted[digest] = String(locale_id=source.locale_id, data=data, data_hash=digest)
    there = String.objects.filter(locale_id=source.locale_id)
    return {string.data: string for string in _found_or_made(there, "data_hash", wanted)}


def _found_or_made(
    there: models.QuerySet, field: str, wanted: dict[UUID, models.Model]
) -> list[models.Model]:
    """Return the rows of `there` for each of `wanted`, {value of `field`: a new row}."""
    rows = there.filter(**{f"{field}__in": list(wanted)})
    found = {getattr(row, field): row for row in rows}
    missing = [row for value, row in wanted.items() if value not in found]
    if not missing:
        return list(found.values())
    there.model.objects.bulk_create(missing, ignore_conflicts=True)  # another may be quicker
    return list(rows.all())


def _part(
    source: TranslationSource,
    value: object,
    places: dict[str, TranslationContext],
    strings: dict[str, String],
) -> BaseSegment:
    """Return a part, of which only a related object (our pages have none) is written down yet."""
    common = {"source": source, "context": places[value.path], "order": value.order}
    match value:
        case TemplateSegmentValue():
            return TemplateSegment(**common, template=Template.from_value(value))
        case RelatedObjectSegmentValue():
            return RelatedObjectSegment.from_value(source, value)
        case OverridableSegmentValue():
            return OverridableSegment(**common, data_json=_json(value.data))
    return StringSegment(**common, string=strings[value.string.data], attrs=_json(value.attrs))


def _json(value: object) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder)


def _keep(there: models.QuerySet, parts: list[BaseSegment]) -> None:
    """Let the rows of `there` be `parts`."""
    names = [field.attname for field in there.model._meta.concrete_fields if not field.primary_key]

    def values(part: BaseSegment) -> tuple:
        return tuple(getattr(part, name) for name in names)

    wanted = {values(part): part for part in parts}
    gone = []
    for row in there:
        if wanted.pop(values(row), None) is None:
            gone.append(row.pk)
    if gone:
        there.filter(pk__in=gone).delete()
    there.model.objects.bulk_create(wanted.values())


def install() -> None:
    """Let sources be written down this way. Called by `LanguagesConfig.ready`."""
    TranslationSource.refresh_segments = refresh_segments
