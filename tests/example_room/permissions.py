"""Who may fill in what."""

from django.contrib.auth.models import AnonymousUser

from hub.accounts.models import User
from tests.example_room.models import ToolPage


def keeps(user: User | AnonymousUser, tool: ToolPage) -> bool:
    """Return whether `user` lends `tool`."""
    return user.is_active and tool.keepers.filter(user_id=user.pk).exists()
