"""Parts of a text are written down as wagtail-localize does, in fewer statements."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    StringSegment,
    TemplateSegment,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.segments import RelatedObjectSegmentValue

from hub.languages import segments
from hub.languages.segments import KINDS, refresh_segments

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
MAX_STATEMENTS = 20  # about parts; what a page itself reads is its own
SEVERAL = 10


def parts(source: TranslationSource) -> dict[str, list[tuple]]:
    """Return what is written down of each kind, without the rows' numbers."""
    own = {
        StringSegment: ["string__data", "attrs"],
        TemplateSegment: ["template__template"],
        RelatedObjectSegment: ["object_id"],
        OverridableSegment: ["data_json"],
    }
    place = ["order", "context__path", "context__path_id", "context__field_path"]
    return {
        kind.__name__: sorted(kind.objects.filter(source=source).values_list(*place, *own[kind]))
        for kind in KINDS
    }


def forget_parts(source: TranslationSource) -> None:
    for kind in KINDS:
        kind.objects.filter(source=source).delete()
    TranslationContext.objects.filter(object_id=source.object_id).delete()


def numbers(source: TranslationSource) -> set[int]:
    return set(source.stringsegment_set.values_list("pk", flat=True))


def statements(refresh: Callable[[TranslationSource], None], source: TranslationSource) -> int:
    """Return how many statements about parts it takes to write all of a source's parts."""
    forget_parts(source)
    with CaptureQueriesContext(connection) as captured:
        refresh(source)
    return sum("wagtail_localize_" in query["sql"] for query in captured)


def test_the_same_is_written_of_every_page():
    sources = list(TranslationSource.objects.all())
    assert len(sources) > SEVERAL
    for source in sources:
        forget_parts(source)
        segments.stock_refresh_segments(source)
        stock = parts(source)
        forget_parts(source)
        refresh_segments(source)
        assert parts(source) == stock, source


def test_the_demonstration_has_parts_of_each_kind_but_one():
    absent = [kind for kind in KINDS if not kind.objects.exists()]
    assert absent == [RelatedObjectSegment]


def test_a_related_object_is_written_down_too(source, monkeypatch):
    related = RelatedObjectSegmentValue.from_instance("department", source)
    monkeypatch.setattr(segments, "extract_segments", lambda page: [related])
    source = TranslationSource.objects.get_for_instance(source)
    for _time in range(2):
        refresh_segments(source)
        assert source.relatedobjectsegment_set.get().object_id == related.translation_key
        assert not source.stringsegment_set.exists()


def test_many_parts_take_few_statements(source):
    source = TranslationSource.objects.get_for_instance(source)
    assert statements(refresh_segments, source) <= MAX_STATEMENTS
    assert source.stringsegment_set.count() > SEVERAL


def test_wagtail_localize_still_writes_each_by_itself(source):
    source = TranslationSource.objects.get_for_instance(source)
    needed = statements(segments.stock_refresh_segments, source)
    assert needed > 5 * source.stringsegment_set.count()


def test_what_is_the_same_stays_and_what_is_gone_goes(source):
    row = TranslationSource.objects.get_for_instance(source)
    before = numbers(row)
    refresh_segments(row)
    assert numbers(row) == before

    source.title = "ほかの題"
    source.body = source.body.raw_data[:1]
    source.save_revision().publish()
    row.update_from_db()
    words = set(row.stringsegment_set.values_list("string__data", flat=True))
    assert "ほかの題" in words
    assert numbers(row) & before
    assert before - numbers(row)
