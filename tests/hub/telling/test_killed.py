"""A clock that dies while it writes: nobody misses a mail, and nobody gets one twice."""

import pytest

from hub.accounts.models import MailLink
from hub.mail.models import OutgoingMail
from hub.telling.models import Subscription, Told, UnconfirmedSubscription
from hub.telling.subscriptions import services
from tests.hub.telling.conftest import NOW, day, follows, mails
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


@pytest.mark.both_databases
@pytest.mark.usefixtures("own_database")
def test_who_dies_while_confirming_follows_or_may_press_again(room):
    given = {"topic": "tests.tea", "how_often": "daily", "email": "a@example.com"}
    asked = services.ask(**given, language="ja")
    link = MailLink.objects.get()
    for number, _answer in attempts(lambda: bool(services.confirm(asked, link, NOW))):
        is_done = Subscription.objects.exists()
        assert UnconfirmedSubscription.objects.exists() is not is_done, number
        assert MailLink.objects.filter(used_at=None).exists() is not is_done, number
        if is_done:
            break
    assert Subscription.objects.count() == 1
