"""The drawn pictures are part of the project: complete, small, and drawn anew by a command."""

import shutil

import pytest
from django.core.management import call_command
from PIL import Image

from demonstration import pictures
from demonstration.management.commands import draw_pictures
from demonstration.pictures import FOLDER, MAX_BYTES, SIZE, Picture, wanted_pictures
from demonstration.rooms import page_specs
from tests.project.files import ROOT, own

SMALL = (150, 100)


@pytest.fixture(scope="module")
def wanted() -> list[Picture]:
    return list(wanted_pictures([spec.values for spec in page_specs()]))


def test_each_picture_that_is_shown_has_its_file_and_no_other_is_there(wanted):
    assert {path.name for path in FOLDER.iterdir()} == {picture.path.name for picture in wanted}


def test_each_is_a_webp_of_the_size_of_the_largest_that_pages_show(wanted):
    for picture in wanted:
        with Image.open(picture.path) as image:
            assert (image.format, image.size) == ("WEBP", SIZE), picture


def test_all_together_are_light_enough_to_be_kept_in_the_repository():
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= MAX_BYTES


def test_each_picture_has_an_alternative_text(wanted):
    texts = wanted_pictures([spec.values for spec in page_specs()])
    assert [picture for picture in wanted if not texts[picture]] == []


def test_the_command_draws_what_is_missing_and_removes_what_is_no_longer_shown(
    wanted, tmp_path, monkeypatch, capsys
):
    missing, kept = wanted[0].path.name, wanted[1].path.name
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    (tmp_path / missing).unlink()
    (tmp_path / "old-lake.webp").touch()
    before = (tmp_path / kept).stat().st_mtime_ns
    for module in (pictures, draw_pictures):
        monkeypatch.setattr(module, "FOLDER", tmp_path)
    monkeypatch.setattr(draw_pictures, "SIZE", SMALL)

    call_command("draw_pictures")

    assert {path.name for path in tmp_path.iterdir()} == {p.path.name for p in wanted}
    with Image.open(tmp_path / missing) as drawn:
        assert (drawn.format, drawn.size) == ("WEBP", SMALL)
    assert (tmp_path / kept).stat().st_mtime_ns == before
    assert capsys.readouterr().out.startswith(f"{missing}\n{len(wanted)} pictures, ")


def test_nothing_but_the_command_needs_what_draws():
    """Production's image leaves the drawing code out."""
    users = {
        path.relative_to(ROOT).as_posix()
        for path in own(".py")
        if "demonstration.drawing" in path.read_text("utf-8")
    }
    assert {path for path in users if not path.startswith("tests/")} == {
        "demonstration/management/commands/draw_pictures.py"
    }
