"""Columns of the admin's lists."""

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from hub.core.columns import MomentColumn


class Row:
    def __init__(self, at) -> None:
        self.at = at


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (date(2027, 1, 10), "2027年1月10日"),
        (datetime(2027, 1, 9, 15, 30, tzinfo=UTC), "2027年1月10日0:30"),
        (None, ""),
    ],
)
def test_what_is_to_come_has_its_day(at, said):
    with override("ja"):
        assert MomentColumn("at").get_value(Row(at)) == said
