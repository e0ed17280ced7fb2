from django import template

from hub.core.locales import active_language
from hub.navigation import menus

register = template.Library()


@register.inclusion_tag("components/main_navigation.html", takes_context=True)
def main_navigation(context):
    items = menus.menu_items(context["request"], "main")
    return {"items": items, "lang": active_language()}


@register.inclusion_tag("components/footer_navigation.html", takes_context=True)
def footer_navigation(context):
    items = menus.menu_items(context["request"], "footer")
    return {"items": items, "lang": active_language()}


@register.inclusion_tag("components/breadcrumbs.html", takes_context=True)
def breadcrumbs(context):
    page = context.get("page")
    if page is None:
        return {"items": []}
    return {"items": menus.breadcrumbs(context["request"], page), "lang": context.get("lang")}


@register.inclusion_tag("components/breadcrumbs.html", takes_context=True)
def breadcrumbs_to(context, page):
    """The way to `page`, for what is about it and has an address of its own: a form."""
    *above, last = menus.breadcrumbs(context["request"], page)
    return {"items": [*above, last | {"url": page.get_url(context["request"])}]}
