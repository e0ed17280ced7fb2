"""What rooms declare for the demonstration."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from hub.core.rooms import modules_named


@dataclass(frozen=True)
class PageSpec:
    """A page of the demonstration.

    `path` is its slug path from home ("" is home itself); `values` are field values as written
    in YAML; `rows` maps a YAML key to (child relation, attribute, model, lookup) of code rows.
    """

    path: str
    model: type
    values: dict[str, Any]
    rows: dict[str, tuple[str, str, type | None, str]] = field(default_factory=dict)

    @property
    def depth(self) -> int:
        return self.path.count("/") + bool(self.path)


def read_yaml(path: str) -> Any:
    """Return the content of a YAML file, named from the project's root."""
    return yaml.safe_load((Path(settings.BASE_DIR) / path).read_text("utf-8"))


def page_specs() -> list[PageSpec]:
    """Return all pages of the demonstration, parents before children, in declared order."""
    specs = [
        spec
        for module in modules_named("demo")
        if hasattr(module, "page_specs")
        for spec in module.page_specs()
    ]
    return sorted(specs, key=lambda spec: spec.depth)
