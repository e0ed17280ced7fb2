"""Queries that nobody should send, and what every backend owes to any query."""

import time

from hypothesis import strategies as st

from search.backends import MAX_HITS, Backend, Request
from search.engine import search

NASTY = [
    "", " ", "\x00", "\x00防災\x00", '"', "'", "''", '"防災', "*", "*:*", "防災*", "AND", "OR NOT",
    "NEAR(a b)", "a & b | !c", "防災:*", "\\", "\\'", "%", "_", "(", ")", "((((", "{}", "[* TO *]",
    "/.*/", "~", "^", "-", "--", ";", "';drop table x;--", "\ud800", "\u202e防災", "🙂", "ゝ", "ー",
    "あ", "a", "1", "・", "。", "防" * 10_000, "a " * 5_000, "*" * 10_000, '"' * 10_000, "あ" * 10_000,
    "か゛" * 3_000, "٣" * 5_000, "่" * 5_000, "\x00" * 10_000, "ﷺ" * 3_000,
]  # fmt: skip
# Letters of all kinds beside what query languages are made of
ANY_TEXT = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cs"]),
        st.sampled_from("防災避難ぼうさいアイ abc\"'*:()&|!\\\x00%~^-"),
    ),
    max_size=60,
)
SECONDS = (
    10  # the slowest takes a twentieth of one: on any machine, only what has no end takes that
)


def ask_everything(backend: Backend, text: str, value: str = "news") -> None:
    """Ask all that can be asked for `text`; it is answered, soon and without contradiction."""
    for chosen in ({}, {"type": value}):
        request = search(text, "ja", chosen).request
        if request is None:
            continue
        started = time.monotonic()
        total = backend.count(request)
        counts = backend.counts(request)
        first = backend.pages(request, 0, 10)
        beyond = backend.pages(request, MAX_HITS - 10, MAX_HITS + 10)
        assert backend.pages(request, 10**9, 10**9 + 10) == []
        assert time.monotonic() - started < SECONDS
        assert len(first) == len(set(first)) == min(total, 10)
        assert len(beyond) <= 10
        if not chosen:
            assert sum(counts.get("type", {}).values()) == total


def check_counts(backend: Backend, request: Request) -> None:
    """Each number beside a value is the number of results that choosing it gives."""
    for name, values in backend.counts(request).items():
        for value, number in values.items():
            chosen = {**request.chosen, name: value}
            narrowed = Request(request.plan, request.language, chosen)
            assert backend.count(narrowed) == number, (name, value)
            assert len(backend.pages(narrowed, 0, MAX_HITS)) == number
