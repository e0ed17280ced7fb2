"""What is found by its place in a folder, by name: a room that moves must not go quiet."""

import tomllib
from pathlib import Path

from django.apps import apps
from django.conf import settings

from hub.core.rooms import modules_named
from hub.languages.catalogues import catalogue_files
from tests.databases import DEMONSTRATED_BY, SET_UP_BY, made_from
from tests.project.files import ROOT, own

# {folder: its pure modules}
PURE = {
    "events": "querysets",
    "events/by_groups": "permissions services",
    "events/dialogue": "permissions querysets",
    "events/dialogue/services": "__init__ moving noting publishing sorting",
    "events/exchanges": "permissions services workflow",
    "events/trainings": "permissions querysets services",
    "groups": "permissions querysets",
    "groups/leaflets": "services",
    "groups/members": "invitations notifications permissions record services",
    "groups/registration": "permissions services",
    "groups/retention": "services",
    "groups/yearly_confirmation": "permissions querysets services",
    "hub/accounts": "permissions querysets services",
    "hub/accounts/me": "services",
    "hub/applications": "permissions services",
    "hub/assets": "permissions",
    "hub/assets/instead": "permissions services",
    "hub/core": "querysets",
    "hub/attendance": "permissions querysets services",
    "hub/disaster": "permissions services",
    "hub/editorial": "permissions querysets services workflow",
    "hub/enquiries": "permissions querysets",
    "hub/enquiries/feedback": "services",
    "hub/enquiries/mistakes": "services",
    "hub/enquiries/services": "__init__ asking desk doors forgetting own",
    "hub/followups": "permissions querysets services workflow",
    "hub/languages": "permissions workflow",
    "hub/languages/services": "__init__ aligning asking errors following holding pending records reviewing writing",
    "hub/mail": "services",
    "hub/moderation": "services",
    "hub/occurrences": "querysets workflow",
    "hub/occurrences/services": "__init__ changing reconciling",
    "hub/pages": "permissions",
    "hub/mine": "services",
    "hub/places": "querysets",
    "hub/privacy": "permissions",
    "hub/privacy/services": "__init__ access consents forgetting holds private_values",
    "hub/questions": "querysets services",
    "hub/signups": "permissions querysets workflow",
    "hub/signups/feedback": "services",
    "hub/signups/guardians": "services",
    "hub/signups/interpreters": "services",
    "hub/signups/services": "__init__ answering changing deciding filling forgetting seating sheets signing_up",
    "hub/submissions": "permissions workflow",
    "hub/telling/subscriptions": "services",
    "hub/text": "__init__ breaks chinese dates file_names grams hepburn japanese kana korean latin_names letters mail_addresses names next_days normalise numbers parsing phones pieces quantities query romaji scripts spelling stopwords synonyms tagalog terms web_addresses weekdays",
    "news": "querysets",
    "opendata": "permissions querysets",
    "opendata/importing": "services",
    "tests/example_room": "permissions services",
}
LANGUAGES = ["en", "ja", "ja_X-easy", "ko", "tl", "vi", "zh_Hans"]


def of_the_hub(*suffixes: str) -> list[Path]:
    """Return our files, but for rooms that the tests alone have."""
    return [path for path in own(*suffixes) if "tests" not in path.relative_to(ROOT).parts]


def names(paths) -> list[str]:
    return sorted(str(Path(path).relative_to(ROOT)) for path in paths)


def test_catalogues():
    messages = [f"locale/{language}/LC_MESSAGES/django.po" for language in LANGUAGES]
    ours = ["hub/editorial/locale/ja/LC_MESSAGES/django.po", "locale/ja/LC_MESSAGES/djangojs.po"]
    assert names(catalogue_files()) == sorted(messages + ours)
    assert names(catalogue_files()) == names(
        path for path in own(".po") if "LC_MESSAGES" in path.parts
    )


def test_rooms_that_set_up_the_hub():
    assert names(path for path in made_from(SET_UP_BY) if path.name == "setup.py") == [
        "events/exchanges/setup.py",
        "events/setup.py",
        "events/trainings/setup.py",
        "groups/directory/setup.py",
        "home/setup.py",
        "hub/accounts/setup.py",
        "hub/core/setup.py",
        "hub/editorial/setup.py",
        "hub/languages/setup.py",
        "hub/places/setup.py",
        "hub/readable/setup.py",
        "manual/setup.py",
        "news/setup.py",
    ]


def test_rooms_that_fill_the_demonstration():
    assert [module.__name__ for module in modules_named("demo")] == [
        "hub.pages.demo",
        "hub.accounts.demo",
        "hub.navigation.demo",
        "hub.editorial.demo",
        "hub.disaster.demo",
        "hub.languages.demo",
        "home.demo",
        "hub.places.demo",
        "hub.questions.demo",
        "hub.telling.demo",
        "news.demo",
        "events.demo",
        "events.trainings.demo",
        "events.exchanges.demo",
        "groups.demo",
        "manual.demo",
        "search.demo",
    ]


def test_what_the_templates_of_the_tests_are_made_from():
    migrations = [path for path in of_the_hub(".py") if path.parent.name == "migrations"]
    assert set(migrations) <= set(made_from(SET_UP_BY))
    assert "hub/accounts/roles.py" in names(made_from(SET_UP_BY))
    demonstrated = {path for path in of_the_hub(".yaml", ".po") if "demo" in path.parts}
    assert len(demonstrated) > 10
    assert demonstrated <= set(made_from(DEMONSTRATED_BY))


def test_pure_modules_whose_types_are_strict():
    with (ROOT / "pyproject.toml").open("rb") as file:
        patterns = tomllib.load(file)["tool"]["mypy"]["files"]
    found = {path for pattern in patterns for path in ROOT.glob(pattern)}
    ours = [path for path in found if ".venv" not in path.parts]
    assert set(names(ours)) == {
        f"{room}/{name}.py" for room, names in PURE.items() for name in names.split()
    }


def test_every_room_is_an_app():
    """Templates, static files, migrations and hooks are looked for in apps alone."""
    rooms = {path.parent for path in of_the_hub(".py") if path.name == "apps.py"}
    assert {Path(app.path) for app in apps.get_app_configs()} >= rooms
    assert Path(settings.BASE_DIR) == ROOT
