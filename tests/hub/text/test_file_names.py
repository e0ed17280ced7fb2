"""Names of files as people send them."""

import unicodedata

import pytest

from hub.text.file_names import cut, file_name


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        (unicodedata.normalize("NFD", "がくどう規約.pdf"), "がくどう規約.pdf"),
        ("\u202excod.xlsx", "xcod.xlsx"),
        ("会\ue000則\x00.pdf", "会則.pdf"),
        ("か" * 300 + ".pdf", "か" * 76 + ".pdf"),
    ],
)
def test_names_of_files(sent, name):
    assert file_name(sent, 80) == name


def test_a_name_is_cut_between_characters():
    assert cut("葛\U000e0100城", 1) == ""
    assert cut("a👨\u200d👩\u200d👧b", 4) == "a"
