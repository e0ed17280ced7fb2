from django import template
from django.template import Context

from hub.occurrences.shown import ShownDate
from hub.signups.models import Sheet
from hub.signups.notifications import moment_in_words

register = template.Library()


@register.inclusion_tag("signups/here.html", takes_context=True)
def sign_up_here(context: Context, shown: ShownDate) -> dict[str, object]:
    """How it stands with the places of a date, and the way to its sheet."""
    sheet = sheet_of(context, shown)
    if sheet is None or shown.is_over or not shown.row.is_held:
        return {}
    opens = moment_in_words(sheet.opens_at) if sheet.opens_at else ""
    return {"sheet": sheet, "opens": opens, "when": shown.in_words}


@register.simple_tag(takes_context=True)
def sheet_of(context: Context, shown: ShownDate) -> Sheet | None:
    """The sheet of a date, if it has one, on a page with the section `of_dates`."""
    return context.get("sheets_of_dates", {}).get(shown.row.pk)
