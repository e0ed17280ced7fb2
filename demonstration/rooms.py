"""What the rooms bring for the demonstration, found by their `demo`."""

from hub.core.rooms import modules_named
from hub.pages.demo_registry import PageSpec


def page_specs() -> list[PageSpec]:
    """Return all pages of the demonstration, parents before children, in declared order."""
    specs = [
        spec
        for module in modules_named("demo")
        if hasattr(module, "page_specs")
        for spec in module.page_specs()
    ]
    return sorted(specs, key=lambda spec: spec.depth)
