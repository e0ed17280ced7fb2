"""The demonstration: content in YAML, made into pages through the models' own services.

Each room says in its own `demo` what it brings; this room finds them, and knows none by name.
"""
