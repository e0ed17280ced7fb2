"""How values that only groups have are said in words."""

from typing import Any

from django.db import models

from groups.choices import Goal
from hub.forms.kinds import Column, block_choices
from hub.pages.blocks.lists import LinkBlock, SupportItemBlock


def link_words(row: dict) -> str:
    kinds = dict(block_choices(LinkBlock, "kind"))
    return f"{kinds.get(row['kind'], row['kind'])}: {row['url']}"


def support_words(row: dict) -> str:
    directions = dict(block_choices(SupportItemBlock, "direction"))
    kinds = dict(block_choices(SupportItemBlock, "kind"))
    return f"{directions[row['direction']]} – {kinds[row['kind']]}: {row['text']}"


class Goals(Column):
    """SDGs: numbers of goals, shown with their names."""

    def words(self, field: models.Field, value: Any) -> str:
        return "\n".join(str(Goal(number).label) for number in value)
