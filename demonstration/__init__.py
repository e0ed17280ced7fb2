"""The demonstration: content in YAML, made into pages through the models' own services.

Each room says in its own `demo` package which pages it brings (`page_specs`) and what else
(`load`). Loader, render tests and browser tests share that one registry (hub.pages.demo_registry).
"""
