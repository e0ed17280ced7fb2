from django import template
from django.urls import reverse

from hub.core.switches import is_address_open

register = template.Library()


@register.simple_tag
def open_url(name: str, *args: object, **kwargs: object) -> str:
    """The address of a view, or "" where its part is switched off for who reads.

    As `{% url %}`, for links to another room or to another part:
    `{% open_url "leaflet" page.slug as address %}{% if address %}…{% endif %}`.
    """
    address = reverse(name, args=args, kwargs=kwargs)
    return address if is_address_open(address) else ""
