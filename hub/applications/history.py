"""An application's history: who did what, when, why, and what differed by it, in words."""

from dataclasses import dataclass

from hub.applications.form import ApplicationForm, form_of
from hub.applications.models import Application, Entry
from hub.forms.changes import Change


@dataclass(frozen=True)
class Told:
    """An entry with what it changed."""

    entry: Entry
    changes: list[Change]


def history_of(application: Application) -> list[Told]:
    """Return an application's history, newest first."""
    form = form_of(application)
    entries = Entry.objects.of(application).select_related("by")
    return [Told(entry, changes_of(form, entry)) for entry in entries]


def changes_of(form: ApplicationForm, entry: Entry) -> list[Change]:
    """Return what an entry changed, in the order of the steps; fields that are gone are left out."""
    return [
        Change(
            name=name,
            label=form.label_of(name),
            step=step,
            before=form.lines(name, entry.before[name]),
            after=form.lines(name, entry.after[name]),
        )
        for name, step in form.names.items()
        if name in entry.after and entry.before[name] != entry.after[name]
    ]
