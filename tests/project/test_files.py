"""How our files look, whoever writes them."""

import re

from tests.project.files import ROOT, own, own_files

LONGEST = 350
# Written in two parts, so that this file does not find itself.
MACHINE_PATHS = re.compile(
    r"(?<![\w.])/(?:" + "|".join(["work/", "root/", "home/", "Users/"]) + ")"
)
INLINE = re.compile(r"<style\b|\sstyle=[\"']|<script(?![^>]*(?:\ssrc=|ld\+json))|\son[a-z]+=[\"']")
TAGS = re.compile(r"{%.*?%}|{#.*?#}|{{.*?}}", re.DOTALL)


def test_no_python_file_is_too_long_to_read():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines())
        for path in own(".py")
        if "migrations" not in path.parts
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_no_file_names_a_place_of_one_machine():
    found = {
        f"{path.relative_to(ROOT)}:{number}"
        for path in own_files()
        if path.suffix
        in {".py", ".html", ".md", ".toml", ".yaml", ".txt", ".in", ".css", ".js", ""}
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if MACHINE_PATHS.search(line)
    }
    assert found == set()


def test_no_template_holds_style_or_script():
    """The public pages' Content Security Policy allows neither."""
    found = {
        f"{path.relative_to(ROOT)}: {match.group().strip()}"
        for path in own(".html")
        for match in INLINE.finditer(TAGS.sub("", path.read_text("utf-8")))
    }
    assert found == set()


def test_style_sheets_name_one_language_at_a_time():
    """Chromium leaves out a rule with a list of languages; `:is(:lang(ja), :lang(zh))` works."""
    found = {
        f"{path.relative_to(ROOT)}: {match}"
        for path in own(".css")
        for match in re.findall(r":lang\([^)]*,[^)]*\)", path.read_text("utf-8"))
    }
    assert found == set()
