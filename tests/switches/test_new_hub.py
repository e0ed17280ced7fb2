"""What a hub that is set up, and holds nothing else, begins with."""

import pytest

from hub.core.models import Switch
from hub.core.parts import all_parts
from hub.core.setup import run

pytestmark = pytest.mark.django_db


def states() -> dict[str, str]:
    return dict(Switch.objects.values_list("part", "state"))


def test_each_part_stands_at_its_default():
    assert states() == {part.name: part.default for part in all_parts().values()}


def test_setting_up_again_leaves_what_city_hall_switched():
    Switch.objects.filter(part="news").update(state="inside")
    Switch.objects.filter(part="stories").delete()  # as before a release that brings it
    run()
    assert states()["news"] == "inside"
    assert states()["stories"] == "public"
