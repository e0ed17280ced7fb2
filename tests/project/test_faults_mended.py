"""The pages of mended faults name tests that are there."""

import ast
import re

import pytest

from tests.project.files import ROOT

PAGE = (ROOT / "docs" / "faults-mended.md").read_text("utf-8")
PORTAL = (ROOT / "docs" / "decisions" / "portal-faults.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`([\w/]+\.py)::(test_\w+)`", PAGE + PORTAL)))
FOUND = [*(f"H{n}" for n in range(7)), *(f"M{n}" for n in range(1, 13))]
IN_PORTAL = [*(f"H{n}" for n in range(1, 8)), *(f"M{n}" for n in range(1, 17))]
IN_PORTAL += [f"L{n}" for n in range(1, 11)]
FOUND += [*(f"L{n}" for n in range(1, 11)), "A3", "A4", "A5", "B6", "B8", "B9"]


@pytest.mark.parametrize(("file", "name"), NAMED, ids=lambda value: value)
def test_each_test_named_there_exists(file, name):
    tree = ast.parse((ROOT / "tests" / file).read_text("utf-8"))
    assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("fault", FOUND)
def test_each_fault_is_named_with_a_test(fault):
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| {fault} |"))
    assert "::test_" in row


@pytest.mark.parametrize("fault", IN_PORTAL)
def test_each_fault_of_the_portal_is_named_with_a_test_or_a_file(fault):
    row = next(line for line in PORTAL.splitlines() if line.startswith(f"| {fault} "))
    where = row.rstrip(" |").rpartition("|")[2]
    named = re.findall(r"`([\w/.-]+\.(?:py|md))(?=[`:])", where)
    assert named
    assert all((ROOT / name).exists() or (ROOT / "tests" / name).exists() for name in named)
