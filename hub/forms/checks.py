"""What a form must not forget."""

from django.core.checks import Error

from hub.forms.declaration import declarations


def check_declarations(app_configs: object, **kwargs: object) -> list[Error]:
    """Return an error for each value of a step of which its declaration says nothing."""
    return [
        Error(f"{form.name}: “{name}” of the step “{step}” is not declared.", id="forms.E001")
        for form in declarations().values()
        for name, step in form.names.items()
        if name not in form.by_name
    ]
