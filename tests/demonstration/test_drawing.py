import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import ImageChops, ImageStat

from demonstration.drawing import SCENES, draw

ROOT = Path(__file__).parents[2]
SMALL = (150, 100)
NAMES = {
    "animals", "classroom", "computer", "craft", "desk", "drill", "exchange", "festival", "field",
    "forest", "kitchen", "lake", "meeting", "music", "night_watch", "park_planting", "playground",
    "plum", "reading_aloud", "river_cleanup", "sports", "street", "town_hall", "visit",
}  # fmt: skip


def test_every_promised_scene_is_there():
    assert set(SCENES) == NAMES


@pytest.mark.parametrize("scene", sorted(NAMES))
def test_a_scene_is_a_picture_of_the_size_asked_for(scene):
    picture = draw(scene, "a", SMALL)

    assert (picture.mode, picture.size) == ("RGB", SMALL)
    assert min(ImageStat.Stat(picture).stddev) > 15, "an even sheet is no picture"


@pytest.mark.parametrize("scene", sorted(NAMES))
def test_the_seed_decides_every_byte(scene):
    first = draw(scene, "a", SMALL)

    assert first.tobytes() == draw(scene, "a", SMALL).tobytes()
    difference = ImageChops.difference(first, draw(scene, "b", SMALL))
    assert sum(ImageStat.Stat(difference).mean) > 10, "another seed gives another picture"


def test_another_process_draws_the_same_bytes():
    code = (
        "import hashlib; from demonstration.drawing import draw; "
        "print(hashlib.sha256(draw('lake', 'a', (150, 100)).tobytes()).hexdigest())"
    )
    other = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert other.stdout.strip() == hashlib.sha256(draw("lake", "a", SMALL).tobytes()).hexdigest()


@pytest.mark.parametrize("size", [(120, 120), (90, 160), (240, 80)])
def test_other_proportions_are_cropped_not_squeezed(size):
    assert draw("plum", "a", size).size == size


def test_an_unknown_scene_is_refused():
    with pytest.raises(KeyError):
        draw("volcano", "a", SMALL)
