"""What differs between two versions of an object, field by field, in plain words."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from hub.forms.declaration import Declaration
from hub.forms.kinds import Line


@dataclass(frozen=True)
class Change:
    name: str
    label: str
    step: str
    before: list[Line] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)
    private_before: bool = False
    private_after: bool = False


def changed_names(form: Declaration, before: Any, after: Any) -> list[str]:
    """Return the names of the values that differ, in the order of the steps."""
    old, new = form.read(before, form.names), form.read(after, form.names)
    return [name for name in form.names if old[name] != new[name]]


def changes_between(form: Declaration, before: Any, after: Any) -> list[Change]:
    """Return what differs from object `before` to object `after`, in the order of the steps."""
    old, new = form.read(before, form.names), form.read(after, form.names)
    return [
        Change(
            name=name,
            label=form.label_of(name),
            step=step,
            before=form.lines(name, old[name]),
            after=form.lines(name, new[name]),
            private_before=form.is_private(name, old),
            private_after=form.is_private(name, new),
        )
        for name, step in form.names.items()
        if old[name] != new[name]
    ]


def contents_of(form: Declaration, found: Any) -> list[Change]:
    """Return all that an object says, in the order of the steps: of a new one everything is new.

    What it is before anybody says anything is nothing said: a box that was not ticked, say.
    """
    values = form.read(found, form.names)
    nothing = form.nothing()
    said = {
        name: form.lines(name, values[name])
        for name in form.names
        if values[name] != nothing.get(name) and name not in form.choices.values()
    }
    return [
        Change(
            name=name,
            label=form.label_of(name),
            step=form.names[name],
            after=after,
            private_after=form.is_private(name, values),
        )
        for name, after in said.items()
        if after
    ]


def without_private(changes: list[Change]) -> list[Change]:
    """Return `changes` for somebody who approves them and has no task with what stays private."""
    hidden = [Line(_("Not public"))]
    return [
        replace(
            change,
            before=hidden if change.private_before and change.before else change.before,
            after=hidden if change.private_after and change.after else change.after,
        )
        for change in changes
    ]
