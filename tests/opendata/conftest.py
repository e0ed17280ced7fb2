"""Groups to give away and to take in."""

from tests.groups.conftest import hub, people, person

__all__ = ["hub", "people", "person"]
