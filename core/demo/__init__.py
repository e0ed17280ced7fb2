"""The demonstration: content in YAML, made into pages through the models' own services.

Each room says in its own `demo` package which pages it brings (`page_specs`) and what else
(`load`). Loader, render tests and browser tests share this one registry.
"""

from core.demo.registry import PageSpec, read_yaml

__all__ = ["PageSpec", "load", "read_yaml"]


def load() -> None:
    from core.demo.taxonomies import load_taxonomies

    load_taxonomies()
