from urllib.parse import quote, urlsplit

from django import template
from django.conf import settings

register = template.Library()
GOOGLE = "https://calendar.google.com/calendar/render?cid="


@register.simple_tag
def calendar_links(path: str, query: str) -> dict[str, str]:
    """Return the addresses of a calendar: to follow it, to follow it with Google, its file."""
    address = f"{settings.BASE_URL}{path}" + (f"?{query}" if query else "")
    to_follow = address.replace(f"{urlsplit(address).scheme}:", "webcal:", 1)
    return {
        "subscribe": to_follow,
        "google": GOOGLE + quote(to_follow, safe=""),
        "file": f"{path}?{query}" if query else path,
    }
