"""What a translation must keep of the Japanese."""

import pytest

from hub.languages.proofreading import Kind, faults

RIGHT = [
    ("お電話は 029-232-0000 へ", "Call 029-232-0000"),
    ("お電話は ０２９－２３２－００００ へ", "Call +81 29-232-0000"),
    ("mail@example.jp に送る", "Write to mail@example.jp"),
    ("https://example.jp/a?b=1 を見る", "See https://example.jp/a?b=1."),
    ('<a id="a1">ここ</a>へ', 'Go <a id="a1">here</a>'),
    ("%(name)s さん、{count} 件", "{count} for %(name)s"),
    ("3月4日の会", "The meeting on March 4"),
    ("３０，０００円", "30,000 yen"),
    ("3万円", "30,000 yen"),
    ("令和7年度", "fiscal year 2025"),
    ("13時から15時", "from 1 to 3 pm"),
    ("3つの約束", "Three promises"),
    ("数のない文", "A sentence without figures"),
]
WRONG = [
    ("お電話は 029-232-0000 へ", "Call 029-232-0001", Kind.PHONE, ("029-232-0000",)),
    ("お電話は 029-232-0000 へ", "Call us", Kind.PHONE, ("029-232-0000",)),
    ("mail@example.jp に送る", "Write to mail@example.com", Kind.MAIL, ("mail@example.jp",)),
    (
        "https://example.jp/a を見る",
        "See https://example.jp/b",
        Kind.ADDRESS,
        ("https://example.jp/a",),
    ),
    ('<a id="a1">ここ</a>へ', "Go here", Kind.LINK, ("a1",)),
    ("ここへ", '<a id="a1">Here</a>', Kind.LINK, ("a1",)),
    ("%(name)s さん", "Dear %(nmae)s", Kind.PLACEHOLDER, ("%(name)s", "%(nmae)s")),
    ("定員 120 人", "For 210 people", Kind.NUMBER, ("120",)),
    ("3人で 5回", "4 people, 5 times", Kind.NUMBER, ("3",)),
    ("2026年", "in that year", Kind.NUMBER, ("2026",)),
    ("9" * 5000 + "人", "Many people", Kind.NUMBER, ("9" * 5000,)),
]


@pytest.mark.parametrize(("source", "words"), RIGHT)
def test_what_is_kept_is_no_fault(source, words):
    assert faults(source, words) == []


@pytest.mark.parametrize(("source", "words", "kind", "values"), WRONG)
def test_what_is_lost_or_other_is_named(source, words, kind, values):
    (fault,) = faults(source, words)
    assert (fault.kind, fault.values) == (kind, values)


@pytest.mark.parametrize("kind", Kind)
def test_only_figures_may_be_right_all_the_same(kind):
    cases = [case for case in WRONG if case[2] is kind]
    for source, words, _kind, _values in cases:
        assert faults(source, words)[0].must_be_mended is (kind is not Kind.NUMBER)
