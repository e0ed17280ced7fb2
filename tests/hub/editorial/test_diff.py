"""Comparison of texts, field by field."""

import pytest

from hub.editorial.changes import changes
from hub.editorial.diff import TOKEN, diff_text


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        (
            "前の要旨です",
            "後の要旨です",
            [("deletion", "前"), ("addition", "後"), ("equal", "の要旨です")],
        ),
        ("10時から", "13時から", [("deletion", "10"), ("addition", "13"), ("equal", "時から")]),
        ("おなじ", "おなじ", [("equal", "おなじ")]),
        ("", "あたらしい", [("addition", "あたらしい")]),
        (None, None, []),
        (
            "the old park",
            "the new park",
            [("equal", "the "), ("deletion", "old"), ("addition", "new"), ("equal", " park")],
        ),
    ],
)
def test_only_what_differs_is_marked(before, after, kinds):
    assert diff_text(before, after).changes == kinds


@pytest.mark.parametrize(
    "text", ["水戸市の協働・ボランティア（2026年度）", "ｶﾀｶﾅ naïve\nTiếng Việt 한국어", "々〆ー"]
)
def test_no_character_is_lost(text):
    assert "".join(TOKEN.findall(text)) == text


def test_markup_in_a_text_is_shown_as_text():
    assert "<script>" not in diff_text("<script>", "<b>").to_html()


def changed(steps, people, **values) -> dict[str, str]:
    page = steps.public_page(people.writer)
    revision = steps.change(page, people.writer, **values)
    return {
        change.comparison.field.name: change.comparison.htmldiff() for change in changes(revision)
    }


def test_values_read_as_people_write_them(steps, people):
    found = changed(steps, people, pinned=True, category="grant", body=[("heading", "集合の場所")])
    assert found.keys() == {"pinned", "category", "body"}
    assert "True" not in found["pinned"]
    assert "grant" not in found["category"]
    assert "集合の場所" in found["body"]


def test_nothing_changed_is_nothing(steps, people):
    assert changed(steps, people) == {}
