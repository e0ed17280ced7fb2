"""The parts that rooms declare: what belongs to each, and what they begin with."""

import importlib.util
import re
from pathlib import Path

import pytest
from django.conf import settings

from hub.core.jobs import all_jobs
from hub.core.parts import State, all_parts, part_of
from hub.core.rooms import own_apps


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("news.models.news.NewsPage", "news"),
        ("news.models.stories.StoryPage", "stories"),
        ("groups.models.page.GroupPage", "groups"),
        ("hub.enquiries.views.ask", "enquiries"),
        ("enquiries.mail.to_reader", "enquiries"),
        ("opendata.csv.directory_csv", "groups.open_data"),
        ("home.models.HomePage", ""),
        ("newsletters.views.index", ""),
    ],
)
def test_a_thing_is_of_the_part_that_names_its_place(path, part):
    assert part_of(path) == part


@pytest.mark.parametrize(
    "package", [package for part in all_parts().values() for package in part.packages]
)
def test_whatever_a_part_names_is_there(package):
    assert is_code(package) or is_mail(package)


def test_jobs_name_parts_that_there_are():
    assert {job.part for job in all_jobs()} <= {"", *all_parts()}


def test_what_an_empty_hub_starts_with():
    """Whole rooms beyond directory, news and manual are off (rooms/CITY.md), and machine drafts:
    text leaves the hub by them.
    """
    assert {part.name for part in all_parts().values() if part.default != State.PUBLIC} == {
        "events",
        "machine_drafts",
    }


def test_the_guide_lists_them_as_they_are():
    guide = (Path(settings.BASE_DIR) / "docs" / "operator.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z_.]+)` \| [^|]+ \| (\w+) \| (\w+) \|$", guide, re.MULTILINE)
    assert {name: (default, shown) for name, default, shown in rows} == {
        part.name: (str(part.default), str(part.demonstrated)) for part in all_parts().values()
    }


def is_code(path: str) -> bool:
    """Return whether `path` is a package, a module or a name in one."""
    module, _dot, name = path.rpartition(".")
    return is_module(path) or (is_module(module) and hasattr(importlib.import_module(module), name))


def is_module(path: str) -> bool:
    try:
        return importlib.util.find_spec(path) is not None
    except ModuleNotFoundError:
        return False


def is_mail(path: str) -> bool:
    """Return whether `path` is a folder of e-mails, or one of them."""
    name = path.replace(".", "/")
    folders = [Path(app.path) / "templates" for app in own_apps()]
    return any(
        (folder / name).is_dir() or (folder / f"{name}_subject.txt").is_file() for folder in folders
    )
