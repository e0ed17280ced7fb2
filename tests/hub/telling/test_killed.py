"""A clock that dies while it writes: nobody misses a mail, and nobody gets one twice."""

import pytest

from hub.mail.models import OutgoingMail
from hub.telling.models import Told
from tests.hub.telling.conftest import day, follows, mails
from tests.killing import attempts


@pytest.mark.both_databases
@pytest.mark.usefixtures("own_database")
def test_who_dies_while_writing_leaves_all_or_nothing(room):
    for name in ("a", "b"):
        follows(f"{name}@example.com", "tests.tea")
    room.tells("tea", "tests.tea")
    for number, _answer in attempts(lambda: day(0) >= 0):
        for name in ("a", "b"):
            written = len(mails(f"{name}@example.com"))
            assert written <= 1, number
        assert Told.objects.count() == 2 * OutgoingMail.objects.count(), number
    assert OutgoingMail.objects.count() == 2
