"""Our conventions as system checks: breaking one fails `manage.py check`."""

from django.apps import apps
from django.core import checks
from django.template import TemplateDoesNotExist
from django.template.loader import get_template


def page_types() -> list[type]:
    """Return every page type of the hub."""
    from hub.pages.models import BasePage

    return [model for model in apps.get_models() if issubclass(model, BasePage)]


def check_page_types(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """Every page type has a template, the base's panels and search fields."""
    from hub.pages.models import BasePage

    messages = []
    for model in page_types():
        try:
            get_template(model.template)
        except TemplateDoesNotExist:
            messages.append(
                checks.Error(f"{model.__name__} has no template {model.template}.", id="hub.E001")
            )
        missing = [panel for panel in BasePage.content_panels if panel not in model.content_panels]
        if missing:
            messages.append(
                checks.Error(f"{model.__name__} lacks panels of the base page.", id="hub.E002")
            )
        if not set(BasePage.search_fields) <= set(model.search_fields):
            messages.append(
                checks.Error(f"{model.__name__} lacks search fields of the base.", id="hub.E003")
            )
    return messages


def register() -> None:
    checks.register(check_page_types)
