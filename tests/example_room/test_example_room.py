"""A room that is added brings one of everything, and nothing outside its folder knows of it."""

import json
import os
import subprocess
import sys

import pytest

from tests.databases import PICTURES, WORKER, copied_database
from tests.project.files import ROOT, own

SECONDS = 300
FOLDERS = ("tests/example_room/", "docs/")


@pytest.fixture(scope="module")
def facts(demonstration_template, django_db_blocker, tmp_path_factory) -> dict[str, object]:
    """What a hub with the room says, in a copy of the demonstration and a process of its own."""
    media = tmp_path_factory.mktemp("media")
    environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}"}
    with (
        django_db_blocker.unblock(),
        copied_database(demonstration_template, f"{WORKER}_room") as name,
    ):
        for picture in PICTURES.iterdir():
            (media / picture.name).symlink_to(picture)
        ended = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "tests.example_room.tour", name, str(media)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]
EXPECTED = {
    # Its own migration is complete, and in a hub that is there already it begins closed.
    "migrations": "No changes detected",
    "state_at_first": "off",
    "closed": {"/tools/": 404, "/tools/spade/": 404, "/tool-loans/spade/": 404},
    # Readers.
    "page": 200,
    "shed lists the tool": True,
    "menu": True,
    "sitemap": True,
    "robots": True,
    "news shows the tool": True,
    "search": True,
    "of its kind": True,
    "of another kind": False,
    "by its facet": True,
    "by another value": False,
    "reserved": True,
    "demonstration": 1,
    # Staff: a role of the room's own, its right to rows and to a tree, the plan of its approval.
    "today": True,
    "admin menu": True,
    "right": 200,
    "may edit": True,
    "may publish": False,
    "workflow": True,
    # People.
    "next steps": True,
    "limit": [302, 302, 429],
    "declared limit": "2/h/key,100/h/ip",
    "content version moved": True,
    "link": True,
    "own data": True,
    "obstacle": True,
    # Operators.
    "health": {"lent": 0},
    "job": ["tools", 3],
    "forgotten": 0,
}


def test_the_room_brings_one_of_everything(facts):
    assert facts == EXPECTED


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
