"""What every public page is made from is known, so that no page is kept that has become old."""

from hub.core import kinds


def test_each_table_of_a_public_page_belongs_to_a_kind_of_content(pages, faults):
    assert faults(pages, lambda visit: kinds.without_kind(visit.tables)) == {}


def test_a_page_knows_more_than_its_own_tables(pages):
    """What stands in its frame, its menus and its lists came out of memory."""
    for visit in pages:
        assert {"wagtailcore_page", "wagtailmenus_mainmenu", "pages_hubsettings"} <= visit.tables
