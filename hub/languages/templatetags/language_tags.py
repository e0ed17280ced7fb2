from django import template
from django.conf import settings

from hub.languages.families import language_links as links_of

register = template.Library()


def _links(context):
    """The links of this response, made once for switcher and head alike."""
    request = context["request"]
    if not hasattr(request, "language_links"):
        page, lacking = context.get("page"), context.get("untranslated")
        request.language_links = links_of(request, page or lacking, is_shown=bool(page))
    return request.language_links


@register.inclusion_tag("components/language_links.html", takes_context=True)
def language_links(context, style=""):
    """The switcher: a menu, or a plain list with `style` "list"."""
    return {"languages": _links(context), "style": style}


@register.inclusion_tag("components/hreflang_links.html", takes_context=True)
def hreflang_links(context):
    """Alternates in the head: real translations of a page, itself included."""
    if not context.get("page"):
        return {"alternates": []}
    links = [link for link in _links(context) if link.in_hreflang]
    default = next((link for link in links if link.code == settings.LANGUAGE_CODE), None)
    return {"alternates": links, "default": default, "base_url": settings.BASE_URL}


@register.inclusion_tag("components/demo_notice.html", takes_context=True)
def demo_notice(context):
    return {"hub": context.get("hub")}


@register.simple_tag
def language_name(code: str) -> str:
    """The name of a language in that language."""
    return dict(settings.LANGUAGES).get(code, code)
