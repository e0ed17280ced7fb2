"""A room that is added brings one of everything, and nothing outside its folder knows of it."""

import os
import subprocess
import sys

import pytest

from tests.databases import PICTURES, WORKER, copied_database
from tests.project.files import ROOT, own

SECONDS = 600
FOLDERS = ("tests/example_room/", "docs/")
SETTINGS = "tests.hub_with_example_room.settings"
PYTEST = (sys.executable, "-m", "pytest", "-p", "no:cacheprovider")


@pytest.mark.both_databases
def test_a_hub_with_the_room_does_what_the_tests_inside_say(
    demonstration_template, django_db_blocker, tmp_path, pytestconfig
):
    """In a process of its own: settings and addresses are those of a hub with the room.

    Of the tests inside those run that are asked for here by their marks.
    """
    marks = pytestconfig.getoption("markexpr")
    for picture in PICTURES.iterdir():
        (tmp_path / picture.name).symlink_to(picture)
    with (
        django_db_blocker.unblock(),
        copied_database(demonstration_template, f"{WORKER}_room") as name,
    ):
        ended = subprocess.run(  # noqa: S603
            [*PYTEST, f"--ds={SETTINGS}", "-m", marks, "tests/example_room/inside"],
            cwd=ROOT,
            env=os.environ | {"ROOM_DATABASE": name, "ROOM_MEDIA": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_adding_it_touches_two_lines_outside_its_folder():
    lines = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in own(".py", ".html", ".toml", ".yaml")
        if not str(path.relative_to(ROOT)).startswith(FOLDERS)
        for line in path.read_text("utf-8").splitlines()
        if "tests.example_room" in line
    ]
    assert lines == [
        'tests/hub_with_example_room/settings.py: INSTALLED_APPS = [*INSTALLED_APPS, "tests.example_room"]',
        'tests/hub_with_example_room/urls.py: path("tool-loans/", include("tests.example_room.urls")),',
    ]
