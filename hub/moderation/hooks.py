"""What rooms add to the desk's pages."""

from collections.abc import Callable
from typing import Any

from wagtail.models import Page

from hub.forms.declaration import Values

# Take the page and the values that were sent; return what the desk alone sees beside the review,
# as {"template": …, further values of it}, or nothing.
review_sections: list[Callable[[Page, Values], dict[str, Any]]] = []
