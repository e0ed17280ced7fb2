"""How long things are kept: to the day, from 1 April on; and nothing about people is left out."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from hub.core.fiscal_years import first_day, fiscal_year_of, kept_until
from hub.core.retention import (
    FiscalYears,
    Months,
    Span,
    all_files,
    all_terms,
    days,
    months_before,
    personal_columns,
    undeclared,
)

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
YEARS = st.integers(0, 30)


def noon(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, 12))


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 3, 31), 2025),
        (date(2026, 4, 1), 2026),
        (date(2026, 12, 31), 2026),
        (date(2027, 1, 1), 2026),
    ],
)
def test_a_fiscal_year_is_named_by_the_year_it_begins_in(day, year):
    assert fiscal_year_of(day) == year


@pytest.mark.parametrize(
    ("day", "years", "last"),
    [
        (date(2026, 4, 1), 5, date(2032, 3, 31)),
        (date(2027, 3, 31), 5, date(2032, 3, 31)),
        (date(2027, 4, 1), 5, date(2033, 3, 31)),
        (date(2027, 4, 1), 0, date(2028, 3, 31)),
    ],
)
def test_the_term_begins_on_the_first_of_april_after_the_fiscal_year(day, years, last):
    assert kept_until(day, years) == last


@given(DAYS)
def test_every_day_lies_in_its_fiscal_year(day):
    year = fiscal_year_of(day)
    assert first_day(year) <= day < first_day(year + 1)


@given(DAYS, DAYS, YEARS)
def test_due_is_what_was_kept_until_a_day_that_is_over(event, today, years):
    cutoff = FiscalYears(years).cutoff(noon(today))
    assert (noon(event) < cutoff) == (kept_until(event, years) < today)


@given(DAYS, YEARS)
def test_nothing_is_kept_shorter_than_its_years(event, years):
    last = kept_until(event, years)
    assert timedelta(days=365 * years) <= last - event < timedelta(days=366 * (years + 1))


def test_the_day_of_the_cutoff_is_japans():
    just_before_midnight_in_utc = datetime(2026, 3, 31, 15, 30, tzinfo=UTC)  # 1 April, 0:30
    assert FiscalYears(0).cutoff(just_before_midnight_in_utc) == timezone.make_aware(
        datetime(2026, 4, 1)
    )


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 25), 12, date(2025, 11, 25)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 5), 13, date(2024, 12, 5)),
        (date(2026, 7, 5), 0, date(2026, 7, 5)),
    ],
)
def test_months_before(day, months, expected):
    assert months_before(day, months) == expected


def test_a_span_is_counted_from_the_moment():
    now = timezone.now()
    assert days(3).cutoff(now) == now - timedelta(days=3)


@pytest.mark.parametrize(
    ("keep", "words"),
    [
        (days(30), "30日"),
        (Span(timedelta(minutes=5)), "5分"),
        (Months(12), "12か月"),
        (FiscalYears(5), "翌年度の4月1日から5年"),
    ],
)
def test_it_is_said_in_words(keep, words):
    assert str(keep) == words


# The declarations of all rooms


def test_every_column_that_tells_of_a_person_is_in_a_file_of_personal_data():
    """Put the model into a PersonalFile of its room's `personal_data`, or say it is NOT_OF_PEOPLE."""
    assert undeclared() == []


def test_a_model_that_is_in_no_file_is_found(monkeypatch):
    files = [file for file in all_files() if "mail.OutgoingMail" not in file.models]
    monkeypatch.setattr("hub.core.retention.all_files", lambda: files)
    assert undeclared() == ["mail.OutgoingMail.recipient", "mail.OutgoingMail.reply_to"]


def test_columns_that_tell_of_people_are_known_by_type_and_by_name():
    user = {column.name for column in personal_columns(apps.get_model("accounts.User"))}
    assert {"username", "email", "display_name"} <= user
    assert "is_active" not in user
    group = {column.name for column in personal_columns(apps.get_model("groups.GroupPage"))}
    assert {"representative", "phone", "address"} <= group
    assert "phone_public" not in group


def test_every_file_says_how_long_it_is_kept():
    assert [file.name for file in all_files() if not (file.terms or file.kept)] == []


def test_every_term_names_a_model_and_columns_that_there_are():
    for term in all_terms().values():
        model = apps.get_model(term.model)
        for column in term.columns:
            model._meta.get_field(column)


@pytest.mark.django_db
def test_every_term_finds_rows_of_its_own_model():
    now = timezone.now()
    for term in all_terms().values():
        assert term.rows(now).model is apps.get_model(term.model), term.key
        assert term.rows(now).count() >= 0
