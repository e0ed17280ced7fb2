"""What the search must reach over the demonstration, on every backend."""

from collections import defaultdict

from search.evaluation.measure import Outcome, Score

RECALL, MRR = 0.97, 0.85
# What each kind of query and each language must reach by itself, so that none hides behind others.
RECALL_OF_EACH = 0.9


def shortfalls(outcomes: list[Outcome]) -> list[str]:
    """Return what misses its target, and the queries that are to blame."""
    found = []
    whole = Score.of(outcomes)
    if whole.recall < RECALL or whole.mrr < MRR:
        found.append(f"all: {whole}")
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.case.find:
            groups[outcome.case.kind].append(outcome)
            groups[outcome.case.language].append(outcome)
    for name, own in groups.items():
        if Score.of(own).recall < RECALL_OF_EACH:
            found.append(f"{name}: {[outcome.case.ask for outcome in own if outcome.recall < 1]}")
    found += [f"{one.case.ask} finds {one.lookalikes}" for one in outcomes if one.lookalikes]
    return found
