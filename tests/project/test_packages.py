"""What is installed is what the project says, and all of it loads."""

import re
from importlib import import_module, metadata
from pathlib import Path
from pkgutil import walk_packages

import pytest
from django.apps import apps

from tests.project.files import ROOT

LINE = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[a-z,]+\])?(==\S+)?$")


def requirements(name: str) -> dict[str, str]:
    """Return {package in its normal form: version or ""} of a requirements file."""
    found = {}
    for line in (ROOT / name).read_text().splitlines():
        if line.strip() and not line.lstrip().startswith(("#", "-")):
            match = LINE.match(line.partition(" #")[0].strip())
            assert match, f"{name} says {line!r}"
            package = re.sub(r"[-_.]+", "-", match[1]).lower()
            found[package] = (match[2] or "").removeprefix("==")
    return found


OWN = [config for config in apps.get_app_configs() if ROOT.samefile(Path(config.path).parent)]


@pytest.mark.parametrize("room", OWN, ids=lambda room: room.name)
def test_every_module_of_ours_loads(room):
    for module in walk_packages([room.path], f"{room.name}."):
        assert import_module(module.name).__name__ == module.name


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_what_is_installed_is_what_is_pinned(name):
    pinned = requirements(name)
    installed = {package: metadata.version(package) for package in pinned}
    assert installed == pinned


@pytest.mark.parametrize(
    ("source", "compiled"),
    [
        ("requirements.in", "requirements.txt"),
        ("requirements-dev.in", "requirements-dev.txt"),
        ("requirements.txt", "requirements-dev.txt"),
    ],
)
def test_the_lock_has_all_that_is_asked_for(source, compiled):
    pinned = requirements(compiled)
    for package, version in requirements(source).items():
        assert package in pinned
        assert version in {"", pinned[package]}


def test_the_lock_keeps_to_the_constraints():
    pinned = requirements("requirements.txt")
    constraints = requirements("constraints.txt")
    assert {package: pinned[package] for package in constraints} == constraints
