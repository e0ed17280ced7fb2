"""Who may fill in what."""

from django.contrib.auth.models import AnonymousUser

from hub.accounts.models import User
from hub.core.rules import YES, Answer
from tests.example_room.models import Loan, ToolPage

NOT_YOURS = "あなたの申し込みではありません。"
ASKED_ALREADY = "申し込みは、もう届いています。"


def keeps(user: User | AnonymousUser, tool: ToolPage) -> bool:
    """Return whether `user` lends `tool`."""
    return user.is_active and tool.keepers.filter(user_id=user.pk).exists()


def may_ask(user: User | AnonymousUser, loan: Loan) -> Answer:
    """Return whether `user` may fill in `loan` now (`Declaration.may_edit`)."""
    if loan.user != user:
        return Answer(False, NOT_YOURS)
    return Answer(False, ASKED_ALREADY) if loan.asked_at else YES
