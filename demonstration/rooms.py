"""The rooms that bring something for the demonstration, found by their `demo`."""

from collections.abc import Iterator
from importlib import import_module, util
from types import ModuleType

from django.apps import apps

from core.demo import PageSpec


def demo_modules() -> Iterator[ModuleType]:
    """Yield the `demo` of each room of ours that has one, in the order of INSTALLED_APPS."""
    for config in apps.get_app_configs():
        if "site-packages" not in config.path and util.find_spec(f"{config.name}.demo"):
            yield import_module(f"{config.name}.demo")


def page_specs() -> list[PageSpec]:
    """Return all pages of the demonstration, parents before children, in declared order."""
    specs = [
        spec
        for module in demo_modules()
        if hasattr(module, "page_specs")
        for spec in module.page_specs()
    ]
    return sorted(specs, key=lambda spec: spec.depth)
