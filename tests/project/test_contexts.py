"""One English word for two things is two words in other languages: such strings have a context."""

import ast
import re
from collections import defaultdict
from pathlib import Path

from tests.project.files import ROOT, own

SHORT = 2
SAME_MEANING = Path(__file__).with_name("shared_words.txt")
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop"}
TAG = re.compile(r"""{%\s*translate\s+(["'])(?P<text>.*?)\1(?P<rest>[^%]*)%}""")


def room(path: Path) -> str:
    """Return the room that a file belongs to: hub/accounts, groups, news …"""
    parts = path.relative_to(ROOT).parts
    return "/".join(parts[:2]) if parts[0] == "hub" else parts[0]


def strings(path: Path) -> set[str]:
    """Return the strings without a context that a Python file or a template translates."""
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        return {m["text"] for m in TAG.finditer(text) if " context " not in m["rest"]}
    return {
        call.args[0].value
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in CALLS
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }


def shared() -> set[str]:
    """Return the strings of one or two words that more than one room translates."""
    rooms = defaultdict(set)
    for path in own(".py", ".html"):
        if "tests" not in path.relative_to(ROOT).parts:
            for text in strings(path):
                rooms[text].add(room(path))
    return {t for t, found in rooms.items() if len(found) > 1 and len(t.split()) <= SHORT}


def test_a_short_string_of_two_rooms_has_a_context_or_truly_means_the_same():
    """A word may join the list when all seven languages say it alike in each of its places."""
    listed = SAME_MEANING.read_text("utf-8").splitlines()
    assert listed == sorted(set(listed))
    assert shared() - set(listed) == set()
    assert set(listed) - shared() == set(), "no longer shared"
