"""People with a role, or without."""

from django.contrib.auth.models import Group

from hub.accounts.models import User


def person(username: str, role: str | None = None, **values: object) -> User:
    user = User.objects.create_user(username, password="x", **values)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user
