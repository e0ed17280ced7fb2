"""The Japanese fiscal year (年度): from 1 April to 31 March, named by the year it begins in."""

from datetime import date

APRIL = 4


def fiscal_year_of(day: date) -> int:
    """Return the fiscal year that `day` lies in: 2026 for 31 March 2027."""
    return day.year if day.month >= APRIL else day.year - 1


def first_day(year: int) -> date:
    """Return 1 April of the fiscal year `year`."""
    return date(year, APRIL, 1)


def kept_until(day: date, years: int) -> date:
    """Return the last day on which a record of `day` is kept.

    Its term of `years` begins on 1 April after the fiscal year in which it was closed, as terms
    of public records do (公文書の保存期間の起算日).
    """
    return date(fiscal_year_of(day) + 1 + years, APRIL - 1, 31)
