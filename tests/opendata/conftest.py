"""Groups to give away and to take in."""

import pytest
from wagtail.models import Page

from groups.models import GroupPage
from groups.portal import PORTAL
from tests.groups.conftest import hub, people, person

__all__ = ["hub", "people", "person"]


@pytest.fixture
def open_group(hub):
    """The group with a public place, on two days, its contact consented to."""
    group = PORTAL.write(
        GroupPage.objects.get(pk=hub.group.pk),
        {
            "phone_public": True,
            "address_public": True,
            "position_public": True,
            "position_precision": "district",
            "latitude": "36.356123",
            "longitude": "140.459876",
            "days": ["sat", "sun"],
            "languages_spoken": ["ja", "sign"],
            "accessibility": ["step_free"],
            "corporate_number": "8999900000001",
            "open_contact": True,
        },
    )
    group.save_revision().publish()
    return GroupPage.objects.get(pk=group.pk)


@pytest.fixture
def many(hub, people):
    """Five public groups, of which three are about the community."""
    directory = Page.objects.get(pk=hub.directory.pk).specific
    for number in range(3):
        group = GroupPage(
            title=f"まちの会{number}",
            slug=f"machi-{number}",
            name_kana="マチ",
            purpose="まち",
            activity="y",
        )
        group.locale = hub.directory.locale
        PORTAL.write(group, {"activity_fields": ["community"]})
        directory.add_child(instance=group)
        group.save_revision().publish()
    return hub
