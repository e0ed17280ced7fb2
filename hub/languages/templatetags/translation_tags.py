from django import template

from hub.languages.notices import Notice, notice_for

register = template.Library()


@register.simple_tag(takes_context=True)
def translation_notice(context) -> Notice | None:
    """What readers are told of the page at hand if it is a translation."""
    page = context.get("page")
    return notice_for(context["request"], page) if page is not None and page.pk else None
