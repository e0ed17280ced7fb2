from django import template

from hub.accounts.next_steps import MAX_SHOWN, next_steps

register = template.Library()


@register.inclusion_tag("accounts/next_steps.html", takes_context=True)
def what_to_do_next(context, thing: object | None = None) -> dict[str, object]:
    """What all rooms ask of the person who is signed in: three lines, the rest counted."""
    steps = next_steps(context["request"].user, thing)
    return {"steps": steps[:MAX_SHOWN], "others": len(steps[MAX_SHOWN:])}
