from django import template
from django.http import HttpRequest

from hub.core.locales import active_language
from hub.core.switches import is_thing_open
from hub.core.version import cached_for_content
from hub.disaster.bars import bars

register = template.Library()


@register.inclusion_tag("disaster/bars.html", takes_context=True)
def disaster_bars(context):
    """The lines above every page: disaster mode, and banners for lesser things."""
    request: HttpRequest | None = context.get("request")
    if request is None or not is_thing_open(bars):
        return {"bars": []}
    language = active_language()
    return {
        "bars": cached_for_content(request, f"disaster-bars:{language}", lambda: bars(language))
    }
