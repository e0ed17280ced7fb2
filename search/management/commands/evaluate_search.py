"""Measures the search over the demonstration's queries; --misses names what it did not find."""

from django.core.management.base import BaseCommand

from search.evaluation.contestants import all_contestants
from search.evaluation.measure import NEEDS, UNSEEN, WORDS, Outcome, Score, cases, evaluate, grouped

SETS = {"words": WORDS, "needs": NEEDS, "unseen": UNSEEN}


class Command(BaseCommand):
    help = "Prints recall@10, MRR and nDCG@10 by kind and language, beside stock Wagtail."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--misses", action="store_true", help="Names what was not found.")

    def handle(self, *args, **options) -> None:
        outcomes: dict[str, dict[str, list[Outcome]]] = {name: {} for name in SETS}
        for name, contestant in all_contestants():
            with contestant as search:
                for title, queries in SETS.items():
                    outcomes[title][name] = evaluate(search, cases(queries))
        for title, of_set in outcomes.items():
            self.stdout.write(f"\n{title}\n\n")
            self._table(of_set)
            if options["misses"]:
                for name, own in of_set.items():
                    self._misses(name, own)

    def _table(self, outcomes: dict[str, list[Outcome]]) -> None:
        """Print a column for each contestant, with recall@10, MRR and nDCG@10 in each cell."""
        self._row("recall@10, MRR, nDCG@10", "queries", *outcomes)
        self._row("---", "---:", *["---:"] * len(outcomes))
        groups = {name: grouped(own) for name, own in outcomes.items()}
        for label in next(iter(groups.values())):
            scores = [Score.of(own[label]) for own in groups.values()]
            if scores[0].queries:
                self._row(label, str(scores[0].queries), *map(str, scores))
        totals = [Score.of(own["all"]) for own in groups.values()]
        self._row("queries in vain", "", *(f"{total.in_vain:.1%}" for total in totals))
        lookalikes = [sum(bool(one.lookalikes) for one in own) for own in outcomes.values()]
        self._row("queries with a lookalike in the first five", "", *map(str, lookalikes))

    def _row(self, *cells: str) -> None:
        self.stdout.write(f"| {' | '.join(cells)} |")

    def _misses(self, name: str, outcomes: list[Outcome]) -> None:
        self.stdout.write(f"\n{name}")
        for outcome in outcomes:
            case = outcome.case
            if outcome.lookalikes or (case.find and outcome.gain < 1):
                self.stdout.write(
                    f"{case.kind} {case.language} {case.ask}: wanted {' '.join(case.find)}"
                    f"; found {' '.join(outcome.found[:5])}"
                )
