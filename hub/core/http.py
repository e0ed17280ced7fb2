"""Reading what a visitor sent."""

from django.http import HttpRequest


def parameter(request: HttpRequest, name: str, max_length: int = 200) -> str:
    """Return the query parameter `name`, stripped, cut, and without NUL (which databases refuse)."""
    return request.GET.get(name, "").replace("\x00", "").strip()[:max_length]
