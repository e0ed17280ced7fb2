"""Readings above kanji and the advice on easy Japanese: how right on what was labelled by hand,
and how long they take. Needs no database.
"""

import re
import sys
import time
from functools import partial
from pathlib import Path
from statistics import median

from hub.readable.easy.checker import check
from hub.readable.furigana.reader import Reader
from hub.readable.furigana.segments import KANJI_RUN, by_kanji_run
from hub.readable.ruby import marked_up, with_readings

LABELLED = Path(__file__).parents[1] / "tests" / "hub" / "readable"
READING = re.compile(r"\[([^\]]*)\]")
READ = re.compile(rf"({KANJI_RUN.pattern})\[([^\]]*)\]")
READINGS = 1_500  # of the page that is timed
TIMES = 20


def lines(name: str) -> list[str]:
    return (LABELLED / name).read_text("utf-8").splitlines()


def runs_right(name: str, reader: Reader) -> tuple[int, int]:
    """Return how many runs of kanji of a file are read right, and how many it has."""
    right = total = 0
    for line in lines(name):
        found = by_kanji_run(reader.segments(READING.sub("", line)))
        given = {(run.text.lstrip("0123456789,"), run.reading) for run in found}
        expected = READ.findall(line)
        right += sum(one in given for one in expected)
        total += len(expected)
    return right, total


def findings(name: str) -> tuple[float, float]:
    """Return precision and recall of the findings: same kind, on a common place."""
    right = wrong = missing = 0
    for line in lines(name):
        sentence, labels = line.split("\t")
        rest = check(sentence)
        for label in labels.split():
            kind, words = label.split("=", 1)
            start, end = sentence.index(words), sentence.index(words) + len(words)
            hits = [one for one in rest if one.kind == kind and one.start < end and start < one.end]
            right += bool(hits)
            missing += not hits
            if hits:
                rest.remove(hits[0])
        wrong += len(rest)
    return right / (right + wrong), right / (right + missing)


def page(reader: Reader) -> str:
    """Return a page with so many readings, made of the labelled words."""
    body, count = [], 0
    while count < READINGS:
        for line in lines("readings.txt"):
            text = f"{READING.sub('', line)} {len(body)}"
            count += sum(bool(one.reading) for one in reader.segments(text))
            body.append(f'<div class="card flow"><p class="card__title">{text}</p></div>\n')
            if count >= READINGS:
                break
    return f'<html lang="ja"><body>{"".join(body)}</body></html>'


def milliseconds(action: partial) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def row(*cells: str) -> None:
    sys.stdout.write(f"| {' | '.join(cells)} |\n")


def main() -> None:
    reader = Reader()
    row("labelled by hand", "result")
    row("---", "---")
    for name, what in (("readings.txt", "tuned on"), ("held_out_readings.txt", "held out")):
        right, total = runs_right(name, reader)
        row(f"runs of kanji, {what}", f"{right} of {total} right ({right / total:.1%})")
    for name, what in (("easy_labelled.tsv", "tuned on"), ("easy_held_out.tsv", "held out")):
        precision, recall = findings(name)
        row(f"findings, {what}", f"precision {precision:.2f}, recall {recall:.2f}")
    html = page(reader)
    show = partial(with_readings, html, partial(marked_up, reader, frozenset()))
    row(f"a page of {READINGS} readings, first time", f"{milliseconds(show):.0f} ms")
    again = median(milliseconds(show) for _time in range(TIMES))
    row("… afterwards", f"{again:.1f} ms")
    text = "".join(line.split("\t")[0] for line in lines("easy_labelled.tsv"))[:1000]
    advise = partial(check, text)
    took = median(milliseconds(advise) for _time in range(TIMES))
    row(f"advice on {len(text)} characters", f"{took:.0f} ms")


if __name__ == "__main__":
    main()
