"""Answers that are kept on an object: filled from outside, or asked for once."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def asked_once(holder: object, name: str, ask: Callable[[], T]) -> T:
    """Return what `ask` says, asked once for each `holder` (a request, or the user of one)."""
    memory = vars(holder).setdefault("_asked_once", {})
    if name not in memory:
        memory[name] = ask()
    return memory[name]


def was_asked(holder: object, name: str) -> bool:
    """Return whether `asked_once` has an answer for `holder`."""
    return name in vars(holder).get("_asked_once", {})


def set_cached(instance: object, name: str, value: object) -> None:
    """Let the `cached_property` called `name` of `instance` answer `value`."""
    vars(instance)[name] = value


def forget_cached(instance: object, name: str) -> None:
    """Let the `cached_property` called `name` of `instance` be computed again."""
    vars(instance).pop(name, None)
