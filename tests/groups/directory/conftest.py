"""A directory with groups as wanted, made quickly."""

from collections.abc import Callable

import pytest

from groups.directory.models import GroupIndexPage
from groups.models import GroupPage
from groups.portal import PORTAL
from hub.core.kinds import changed
from hub.pages.demo import load as load_taxonomies


@pytest.fixture
def directory(db) -> GroupIndexPage:
    """An empty directory with the taxonomies of the demonstration."""
    load_taxonomies()
    return GroupIndexPage.objects.get(locale__language_code="ja")


@pytest.fixture
def add(directory) -> Callable[..., GroupPage]:
    """Return a function that adds a public group, with lists of codes by their value names."""

    def add(name_kana: str, **values: object) -> GroupPage:
        number = directory.get_children().count()
        columns = {
            name: value for name, value in values.items() if not isinstance(value, list | tuple)
        }
        defaults = {"title": f"{name_kana}の会", "purpose": "まちのため。", "activity": "集まる。"}
        group = GroupPage(
            name_kana=name_kana,
            slug=f"group-{number}",
            locale=directory.locale,
            **(defaults | columns),
        )
        PORTAL.write(
            group, {name: list(codes) for name, codes in values.items() if name not in columns}
        )
        directory.add_child(instance=group)
        directory.refresh_from_db()
        changed(GroupPage)  # as publishing does
        return group

    return add
