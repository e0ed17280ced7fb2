"""A file from outside is refused in words, never with a fault of ours."""

import io
import itertools
import resource
import time
import zipfile

import pytest

from hub.tables import reading
from hub.tables.reading import Unreadable
from opendata.importing.plan import make_plan
from tests.opendata.files import reasons, workbook


def test_a_formula_is_an_error(hub):
    content = workbook(["団体名", "対象年齢"], [hub.group.title, "=1+1"])
    assert reasons(content) == [(2, "B")]


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (reading.MAX_UNPACKED + 1))
    return stream.getvalue()


def laughing() -> bytes:
    """A workbook whose cells are entities of entities."""
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in itertools.pairwise("abcdefghij")
    )
    source = zipfile.ZipFile(io.BytesIO(workbook(["団体名"], ["x"])))
    stream = io.BytesIO()
    with source, zipfile.ZipFile(stream, "w") as archive:
        for name in source.namelist():
            text = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = f"<!DOCTYPE worksheet [{entities}]>".encode() + text.replace(
                    b">x<", b">&j;<"
                )
            archive.writestr(name, text)
    return stream.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\r\n\r\n",
        b"\x00\x01\x02",
        b"\xd0\xcf\x11\xe0old",
        b"PK\x03\x04broken",
        b"\xff\xfe\x00",
        "団体名,団体の名称\nあ,い\n".encode(),
        "備考\nx\n".encode(),
        ("団体名" + "," * 500 + "x\n").encode(),
        "団体名\n".encode() + b"x\n" * (reading.MAX_ROWS + 1),
        "団体名\n".encode() + b'"' + b"x" * 200_000 + b'"',
        b"x" * (reading.MAX_BYTES + 1),
        pytest.param(bomb(), id="bomb"),
        pytest.param(laughing(), id="laughing"),
        pytest.param(workbook(*[["x" * 20_000] * 100] * 6), id="one long text in many cells"),
        pytest.param(workbook(["団体名"], ["x"])[:-200], id="cut off"),
        pytest.param(workbook(["団体名"], ["x"])[:400] + b"\xff" * 4000, id="damaged"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_in_words(hub, content):
    with pytest.raises(Unreadable) as refusal:
        make_plan(content)
    assert str(refusal.value)


def test_rows_of_the_wrong_length_are_errors(hub):
    content = f"団体名,対象年齢\n{hub.group.title},x,y\n{hub.group.title}\n".encode()
    assert (2, "") in reasons(content)
    assert reasons(f"団体名\n{'x' * (reading.MAX_CELL_LENGTH + 1)}\n".encode()) == [(2, "")]


def of_many_texts() -> bytes:
    """A workbook of 60 MB of short texts in a file of some hundred kilobytes."""
    source = zipfile.ZipFile(io.BytesIO(workbook(["団体名"], ["x"])))
    stream = io.BytesIO()
    with source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            text = source.read(name)
            if name == "xl/sharedStrings.xml":
                number = (reading.MAX_UNPACKED - 100_000) // len("<si><t>x</t></si>")
                text = text.replace(b"</sst>", b"<si><t>x</t></si>" * number + b"</sst>")
            archive.writestr(name, text)
    return stream.getvalue()


def test_a_workbook_is_read_by_a_process_of_its_own(hub):
    content = of_many_texts()
    assert len(content) < 1_000_000
    memory, used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.thread_time()
    make_plan(content)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 50 * 1024
    assert time.thread_time() - used < 1
