"""`manage.py forget`: forget what has been kept long enough, of every room."""

import csv
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from hub.core.retention import Term, all_terms
from hub.privacy.register import HEADINGS, lines
from hub.privacy.services import Forgotten, count_due, forget


class Command(BaseCommand):
    help = "Forget what has been kept long enough; print the register of personal data."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Only count what is due.")
        parser.add_argument("--only", nargs="+", metavar="TERM", help="Only these terms.")
        parser.add_argument(
            "--register", action="store_true", help="Print the register of personal data as CSV."
        )

    def handle(self, *args, **options) -> None:
        if options["register"]:
            self._print_register()
        elif options["dry_run"]:
            self._report(count_due(self._terms(options["only"])), verbosity=1)
        else:
            self._report(forget(self._terms(options["only"])), options["verbosity"])

    def _terms(self, only: list[str] | None) -> list[Term]:
        terms = all_terms()
        if unknown := set(only or ()) - terms.keys():
            raise CommandError(f"There is no such term: {', '.join(sorted(unknown))}")
        return [term for key, term in terms.items() if only is None or key in only]

    def _report(self, results: list[Forgotten], verbosity: int) -> None:
        for result in results:
            if verbosity > 1 or (verbosity and result.count):
                self.stdout.write(f"{result.term.key}: {result.count}")
        if failed := [result.term.key for result in results if result.failures]:
            raise CommandError(f"These terms failed: {', '.join(failed)}")

    def _print_register(self) -> None:
        with translation.override(settings.LANGUAGE_CODE):
            out = csv.writer(self.stdout, lineterminator="\n")
            out.writerow(map(str, HEADINGS))
            out.writerows(lines())
