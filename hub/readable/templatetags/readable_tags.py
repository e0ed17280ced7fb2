from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from hub.core.locales import active_language
from hub.readable.aloud import is_offered
from hub.readable.explaining.marking import with_explanations
from hub.readable.explaining.words import explained_in

register = template.Library()
register.simple_tag(is_offered, name="read_aloud_is_offered")


@register.simple_block_tag(takes_context=True)
def explained(context: Context, content: str) -> SafeString:
    """A page's body whose long words open what they mean."""
    language, request = context.get("lang") or active_language(), context.get("request")
    entries = explained_in(language, request) if request else ()
    return mark_safe(with_explanations(content, entries, language))  # noqa: S308
