from django import template
from django.template import Context

from hub.occurrences.shown import ShownDate
from hub.signups.models import Sheet
from hub.signups.notifications import moment_in_words

register = template.Library()


@register.inclusion_tag("signups/here.html", takes_context=True)
def sign_up_here(context: Context, shown: ShownDate) -> dict[str, object]:
    """How it stands with the places of a date, the way to its sheet, and helpers who are wanted."""
    sheets = sheets_of(context, shown)
    if not sheets or shown.is_over or not shown.row.is_held:
        return {}
    sheet = next((sheet for sheet in sheets if not sheet.role), None)
    opens = moment_in_words(sheet.opens_at) if sheet and sheet.opens_at else ""
    return {
        "sheet": sheet,
        "opens": opens,
        "when": shown.in_words,
        "helpers": [sheet for sheet in sheets if sheet.role and sheet.takes_sign_ups],
    }


@register.simple_tag(takes_context=True)
def sheets_of(context: Context, shown: ShownDate) -> list[Sheet]:
    """The sheets of a date, its helpers' among them, on a page with the section `of_dates`."""
    return context.get("sheets_of_dates", {}).get(shown.row.pk, [])
