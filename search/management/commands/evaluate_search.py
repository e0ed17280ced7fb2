"""Measures the search over the demonstration's queries; --misses names what it did not find."""

from collections import defaultdict

from django.core.management.base import BaseCommand

from search.evaluation.contestants import all_contestants
from search.evaluation.measure import Outcome, Score, cases, evaluate


class Command(BaseCommand):
    help = "Prints recall@10, MRR and nDCG@10 by kind and language, beside stock Wagtail."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--misses", action="store_true", help="Names what was not found.")

    def handle(self, *args, **options) -> None:
        for name, contestant in all_contestants():
            with contestant as search:
                outcomes = evaluate(search, cases())
            self._table(name, outcomes)
            if options["misses"]:
                self._misses(outcomes)

    def _table(self, name: str, outcomes: list[Outcome]) -> None:
        self.stdout.write(f"\n{name}\n")
        self.stdout.write(
            "| | queries | recall@10 | MRR | nDCG@10 |\n| --- | ---: | ---: | ---: | ---: |"
        )
        groups: dict[str, list[Outcome]] = defaultdict(list)
        for outcome in outcomes:
            groups[outcome.case.kind].append(outcome)
            groups[outcome.case.language].append(outcome)
            groups["all"].append(outcome)
        for label, own in groups.items():
            score = Score.of(own)
            if score.queries:
                self.stdout.write(
                    f"| {label} | {score.queries} | {score.recall:.3f} | {score.mrr:.3f} |"
                    f" {score.ndcg:.3f} |"
                )
        lookalikes = sum(bool(outcome.lookalikes) for outcome in outcomes)
        self.stdout.write(f"Queries with a lookalike in the first five: {lookalikes}\n")

    def _misses(self, outcomes: list[Outcome]) -> None:
        for outcome in outcomes:
            case = outcome.case
            if outcome.lookalikes or (case.find and outcome.gain < 1):
                self.stdout.write(
                    f"{case.kind} {case.language} {case.ask}: wanted {' '.join(case.find)}"
                    f"; found {' '.join(outcome.found[:5])}"
                )
