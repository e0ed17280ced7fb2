"""What the search must reach over the demonstration, on every backend."""

from search.evaluation.measure import Outcome, Score, grouped

RECALL, MRR = 0.97, 0.85
# What each kind of query and each language must reach by itself, so that none hides behind others.
RECALL_OF_EACH = 0.9


def shortfalls(outcomes: list[Outcome]) -> list[str]:
    """Return what misses its target, and the queries that are to blame."""
    found = []
    for name, own in grouped(outcomes).items():
        score = Score.of(own)
        if score.queries and score.recall < RECALL_OF_EACH:
            found.append(
                f"{name}: {[one.case.ask for one in own if one.case.find and one.recall < 1]}"
            )
    whole = Score.of(outcomes)
    if whole.recall < RECALL or whole.mrr < MRR:
        found.append(f"all: {whole}")
    return found + [f"{one.case.ask} finds {one.lookalikes}" for one in outcomes if one.lookalikes]
