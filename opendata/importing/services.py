"""Doing what a plan says: one transaction, and nothing public before someone else approves."""

import uuid
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from groups.directory.models import GroupIndexPage
from groups.models import GroupPage
from groups.portal import PORTAL
from hub.core.locales import default_locale_id
from hub.core.rules import require
from hub.submissions.records import record
from hub.submissions.workflow import ReviewState
from hub.text.file_names import file_name
from hub.text.normalise import showable
from opendata.csv import REASON
from opendata.importing.plan import Outcome, Plan, RowPlan, make_plan
from opendata.models import ImportFile
from opendata.permissions import may_import

if TYPE_CHECKING:
    from hub.accounts.models import User


# More takes longer than a browser waits; the command has no such limit.
MAX_AT_ONCE = 500


class Faulty(Exception):
    """Something in the file is wrong, so nothing was done."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(len(plan.faults))
        self.plan = plan


class Conflict(Exception):
    """Doing it now would do something else than what was looked at."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan


class TooMuch(Exception):
    """More groups than a browser waits for."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(len(plan.to_do))
        self.plan = plan


def is_too_much(plan: Plan) -> bool:
    """Return whether the plan is left to the command."""
    return len(plan.to_do) > MAX_AT_ONCE


def keep_file(user: "User", name: str, content: bytes) -> ImportFile:
    """Keep an uploaded file of `user` until it is done or forgotten."""
    require(may_import(user))
    return ImportFile.objects.create(owner=user, name=file_name(name, 120), content=content)


@transaction.atomic
def finish_file(kept: ImportFile, user: "User", mark: str, *, only_right: bool = False) -> Plan:
    """Carry out a kept file, in one transaction (see `carry_out`); with no error it is deleted.

    A second click finds it gone, or asking for nothing more. Raises ImportFile.DoesNotExist for that, and what `carry_out`
    raises.
    """
    kept = ImportFile.objects.select_for_update().get(pk=kept.pk, owner=user)
    content = bytes(kept.content)
    planned = make_plan(content)
    if is_too_much(planned):
        raise TooMuch(planned)
    plan = carry_out(content, user, kept.name, mark, only_right=only_right)
    if not plan.faults:
        kept.delete()
    return plan


def forget_file(kept: ImportFile, user: "User") -> None:
    """Delete a kept file of `user` without doing anything."""
    ImportFile.objects.filter(pk=kept.pk, owner=user).delete()


@transaction.atomic
def carry_out(
    content: bytes, user: "User", name: str, mark: str, *, only_right: bool = False
) -> Plan:
    """Do all that a file asks for, or nothing; with `only_right`, what its right rows ask for.

    Every change is a revision of `user`, sent into the groups' review: an import is staff's
    word, not a group's, so someone else checks it (no one approves what they submitted).

    Args:
        content: the file.
        user: who answers for it.
        name: what the file is called.
        mark: `Plan.mark` of what was looked at.
        only_right: whether rows with an error are left out.

    Raises:
        Refused, Faulty, Conflict.
        hub.tables.reading.Unreadable: the file cannot be taken.
    """
    from hub.editorial.notifications import batch_notifications
    from opendata.notifications import imported

    require(may_import(user))
    # No one changes a group between plan and execution (SQLite has one writer at a time anyway).
    list(GroupPage.objects.sources().select_for_update().values_list("pk"))
    plan = make_plan(content)
    if plan.faults and not only_right:
        raise Faulty(plan)
    if plan.mark != mark:
        raise Conflict(plan)
    with batch_notifications():
        for row in plan.to_do:
            page = _new_group(row, user) if row.outcome == Outcome.NEW else _changed(row)
            _send(page, user, row, name)
    if plan.to_do:
        imported(user, name, len(plan.to_do))
    return plan


def wrong_rows(content: bytes) -> Iterator[list[str]]:
    """Yield headers and rows of a table of what is wrong in a file, with the reasons in Japanese.

    Corrected, it can be read in like any other table.
    """
    with translation.override("ja"):
        plan = make_plan(content)
    cells = {row.number: row.cells for row in plan.rows}
    yield [*plan.headers, REASON]
    for number, faults in groupby(plan.faults, key=lambda fault: fault.row):
        reasons = [
            f"{fault.column}: {fault.reason}" if fault.column else fault.reason for fault in faults
        ]
        own = cells.get(number) or [""] * len(plan.headers)
        yield [*map(showable, own), "\n".join(reasons)]


def _changed(row: RowPlan) -> GroupPage:
    if row.present is None:
        raise LookupError("no group")
    return PORTAL.write(row.present.page, row.values)


def _new_group(row: RowPlan, user: "User") -> GroupPage:
    """Make the page of a new group; it is not public."""
    directory = GroupIndexPage.objects.get(locale_id=default_locale_id())
    key = row.key or uuid.uuid4()
    page = GroupPage(locale_id=default_locale_id(), translation_key=key, live=False, owner=user)
    PORTAL.write(page, row.values)
    page.slug = _slug(page, key)
    directory.add_child(instance=page)
    return page


def _slug(page: GroupPage, key: uuid.UUID) -> str:
    """Return an address that stays: the English name if it is free, else a part of the UUID."""
    name = slugify(page.name_en)[:50].strip("-")
    taken = GroupPage.objects.filter(slug=name, locale_id=default_locale_id()).exists()
    return f"group-{key.hex[:12]}" if not name or taken else name


def _send(page: GroupPage, user: "User", row: RowPlan, name: str) -> None:
    """Send the page as it is now into review, on record in the group's history."""
    page.save_revision(user=user, log_action=True)
    state = row.present.workflow_state if row.present else None
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        workflow = page.get_workflow()
        if workflow is None:
            raise RuntimeError("Groups have no workflow: run setup_hub.")
        workflow.start(page, user)
    # Read again: the page in hand still has the values from before the review.
    group = GroupPage.objects.get(pk=page.pk)
    note = _("Imported from the file %(name)s") % {"name": file_name(name, 120)}
    record(group, user, ReviewState.of(group), note=note)
