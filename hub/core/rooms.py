"""Our own apps among the installed ones, and what they hold by name."""

from collections.abc import Iterator
from importlib import import_module, util
from pathlib import Path
from types import ModuleType

from django.apps import AppConfig, apps
from django.conf import settings


def own_apps() -> list[AppConfig]:
    """Return the apps whose code lies in this project, in the order of INSTALLED_APPS."""
    root = Path(settings.BASE_DIR)
    return [
        config
        for config in apps.get_app_configs()
        if root in Path(config.path).parents and "site-packages" not in Path(config.path).parts
    ]


def modules_named(name: str) -> Iterator[ModuleType]:
    """Yield the module or package `name` of each of our apps that has one."""
    for config in own_apps():
        if util.find_spec(f"{config.name}.{name}"):
            yield import_module(f"{config.name}.{name}")
