"""What a room's `demo` says of itself for the demonstration.

A room's `demo` may have:

- `page_specs()`: the pages that it brings, as `PageSpec`;
- `load()`: makes what pages point at, before any of them is there;
- `finish(demo)`: does the rest; `demo.page(path)` is one of the demonstration's pages.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings


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
