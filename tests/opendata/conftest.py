"""Groups to give away and to take in."""

from tests.groups.conftest import _japanese, _on_a_hub, hub, people, person

__all__ = ["_japanese", "_on_a_hub", "hub", "people", "person"]
