from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from hub.core.rules import Refused
from hub.tables.reading import MAX_BYTES, Unreadable
from opendata.importing.plan import Outcome, Plan, make_plan
from opendata.importing.services import Faulty, carry_out


class Command(BaseCommand):
    help = "Read groups from a CSV or xlsx file. Shows what would change; --apply does it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--apply", action="store_true", help="do it: all or nothing")
        parser.add_argument("--user", help="who answers for it (user name), needed with --apply")

    def handle(self, *args, file: Path, apply: bool, user: str | None, **options) -> None:
        with translation.override("ja"):
            try:
                content = self._content(file)
                plan = make_plan(content)
                self._show(plan)
                if plan.faults:
                    raise CommandError(f"{len(plan.faults)} errors: nothing was done.")
                if apply:
                    carry_out(content, self._person(user), file.name, plan.mark)
                    self.stdout.write(f"{len(plan.to_do)} groups now wait for approval.")
                else:
                    self.stdout.write("Nothing was done. Add --apply --user NAME to do it.")
            except Unreadable as error:
                raise CommandError(str(error)) from error
            except Refused as error:
                raise CommandError(f"{user} may not import groups.") from error
            except Faulty as error:
                raise CommandError("Something changed meanwhile: nothing was done.") from error

    @staticmethod
    def _content(file: Path) -> bytes:
        try:
            with file.open("rb") as stream:
                return stream.read(MAX_BYTES + 1)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error

    @staticmethod
    def _person(name: str | None):
        person = get_user_model().objects.filter(username=name or "").first()
        if person is None:
            raise CommandError("--user must name somebody who works at the desk.")
        return person

    def _show(self, plan: Plan) -> None:
        for row in plan.rows:
            if row.outcome == Outcome.UNCHANGED:
                continue
            self.stdout.write(f"{row.number}\t{row.outcome.label}\t{row.title}")
            for change in row.changes:
                before, after = (one_line(text) for text in (change.before, change.after))
                self.stdout.write(f"\t\t{change.header}: {before} → {after}")
        for fault in plan.faults:
            self.stderr.write(f"{fault.row}\t{fault.column}\t{fault.reason}")
        for note in plan.notes:
            self.stderr.write(f"{note.row}\t{note.column}\t{note.reason}")
        for header in plan.unknown:
            self.stderr.write(f"Unknown column: {header}")
        for header in plan.kept:
            self.stderr.write(f"Stays as it is, see the yearly confirmation: {header}")
        counts = ", ".join(f"{outcome.label} {plan.count(outcome)}" for outcome in Outcome)
        self.stdout.write(counts)


def one_line(text: str) -> str:
    return text.replace("\n", " / ") or "–"
