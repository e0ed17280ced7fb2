"""Kinds of public content: what was made from which tables, and what a change makes old."""

import pytest
from django.db import connection, transaction
from django.test import RequestFactory
from wagtail.models import Page, Site

from hub.core import kinds
from hub.core.kinds import ALL, EVERYTHING, changed, numbers_of, without_kind
from hub.core.models import ContentVersion, Sign, Switch
from hub.core.noting import note, tables_in, tables_read
from hub.core.version import cached_for_content, content_version
from hub.pages.models import Area, Department

pytestmark = pytest.mark.django_db
AREA, PAGE, SIGN = "pages_area", "wagtailcore_page", "core_sign"


def moved_by(change) -> set[str]:
    before = ContentVersion.numbers()
    change()
    after = ContentVersion.numbers()
    return {kind for kind in after if after[kind] != before.get(kind, 0)}


def test_a_change_counts_its_kind_and_everything():
    assert moved_by(lambda: changed(Area)) == {"names", EVERYTHING}
    assert moved_by(lambda: changed(Area, Page)) == {"names", "pages", EVERYTHING}
    assert moved_by(lambda: changed(Switch)) == {ALL, EVERYTHING}


def test_a_row_that_is_saved_or_deleted_is_a_change_of_its_kind():
    area = Area(code="kawa", label_ja="川", sort_order=1)
    assert moved_by(area.save) == {"names", EVERYTHING}
    assert moved_by(area.delete) == {"names", EVERYTHING}


def test_a_change_that_is_taken_back_was_none():
    def fail() -> None:
        with transaction.atomic():
            changed(Area)
            transaction.set_rollback(True)

    assert moved_by(fail) == set()


def test_what_belongs_to_no_kind_cannot_be_changed():
    with pytest.raises(KeyError):
        changed(Sign)


def test_a_model_belongs_to_one_kind():
    with pytest.raises(ValueError, match="two kinds"):
        kinds.register("weather", Area)


def test_every_page_is_old_when_what_all_show_changes():
    numbers = {EVERYTHING: 9, ALL: 2, "names": 5, "pages": 4}
    assert numbers_of([AREA], numbers) == {ALL: 2, "names": 5}
    assert numbers_of([AREA, PAGE], numbers) == {ALL: 2, "names": 5, "pages": 4}
    assert numbers_of([], numbers) == {ALL: 2}


def test_what_nobody_tells_of_is_old_at_every_change():
    assert without_kind([AREA, SIGN]) == {SIGN}
    assert numbers_of([SIGN], {EVERYTHING: 9, ALL: 2}) == {ALL: 2, EVERYTHING: 9}


@pytest.mark.parametrize(
    ("sql", "tables"),
    [
        ('SELECT "pages_area"."id" FROM "pages_area"', {AREA}),
        (
            'SELECT 1 FROM "pages_area" INNER JOIN "wagtailcore_page" T3 ON (T3."id" = 1)',
            {AREA, PAGE},
        ),
        ('SELECT EXISTS(SELECT 1 FROM "wagtailcore_page" U0 WHERE U0."id" = %s)', {PAGE}),
        ('SELECT EXTRACT(YEAR FROM T3."date") FROM "wagtailcore_page" T3', {PAGE}),
        ("SELECT word FROM words_of_search WHERE word MATCH %s", {"words_of_search"}),
        ('UPDATE "core_sign" SET "seen_at" = %s', {SIGN}),
        ("SAVEPOINT s1", set()),
    ],
)
def test_the_tables_of_a_statement(sql, tables):
    assert tables_in(sql) == tables


def test_whatever_asks_the_database_is_noted():
    with tables_read() as outer:
        Site.objects.first()
        with tables_read() as inner, connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pages_area")
        note(["a memory"])
    assert inner == {AREA}
    assert outer >= {AREA, "wagtailcore_site", "a memory"}
    Page.objects.first()
    assert PAGE not in outer


@pytest.fixture
def answers(rf: RequestFactory):
    """Ask for a list of areas that is cached; return how often the database was asked."""
    reads = []

    def read() -> list[str]:
        reads.append(1)
        return list(Area.objects.values_list("code", flat=True))

    def answer() -> tuple[set[str], int]:
        with tables_read() as tables:
            cached_for_content(rf.get("/"), "areas", read)
        return tables, len(reads)

    return answer


def test_what_is_cached_stays_while_its_own_kinds_do(answers):
    assert answers()[1] == 1
    changed(Page)
    assert answers()[1] == 1
    changed(Department)
    assert answers()[1] == 2
    changed(Switch)
    assert answers()[1] == 3


def test_what_comes_out_of_the_cache_tells_its_tables(answers):
    assert AREA in answers()[0]
    assert AREA in answers()[0]


def test_an_answer_begun_before_a_change_is_old_after_it(rf):
    """The numbers are those of the beginning of the request, however late it was read."""

    def read() -> list[str]:
        return list(Area.objects.values_list("label_ja", flat=True))

    area = Area.objects.create(code="kawa", label_ja="川", sort_order=1)
    slow = rf.get("/")
    content_version(slow)
    cached_for_content(slow, "areas", read)
    Area.objects.filter(pk=area.pk).update(label_ja="かわ")
    changed(Area)
    assert "川" in cached_for_content(slow, "areas", read)
    assert "かわ" in cached_for_content(rf.get("/"), "areas", read)


def test_what_was_at_hand_is_old_when_its_own_kind_changes(rf):
    """A page that was read before its answer asks for something counts as read for that, too."""
    home = Page.objects.filter(depth=2).first()

    def answer() -> str:
        with tables_read():
            page = Page.objects.get(pk=home.pk)
            return cached_for_content(rf.get("/"), "title", lambda: page.title)

    answer()
    Page.objects.filter(pk=home.pk).update(title="新しい名前")
    changed(Page)
    assert answer() == "新しい名前"
