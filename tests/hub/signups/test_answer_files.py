"""A file as an answer: kept as soon as it is sent, read by few, gone with the answers."""

import csv
import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from hub.core import pdf as papers
from hub.privacy.models import PrivateAccess
from hub.questions import files
from hub.questions.asked import Form
from hub.questions.models import AnswerFile, Question
from hub.signups.models import Sheet, SignUp
from tests.hub.assets.papers import pdf, script_at_opening
from tests.hub.questions.conftest import make_version
from tests.hub.signups.conftest import DAY, NOW, came, make_sheet
from tests.hub.signups.test_desk import at_desk, roster
from tests.hub.signups.test_hosts import holder, people
from tests.hub.signups.test_pages import sent

__all__ = ["at_desk", "holder"]
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(autouse=True)
def folder(settings, tmp_path, time_machine) -> Path:
    """Return where the files of answers lie."""
    time_machine.move_to(NOW)
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "answers"


@pytest.fixture
def asking(date) -> Sheet:
    """A sheet that asks for a file, and below it for a number."""
    version = make_version(
        {"kind": "file", "label": "届出の写し"},
        {"kind": "number", "label": "机の数", "required": True, "most": 5},
        {"kind": "line", "label": "ひとこと", "step": 2},
    )
    return make_sheet(date, questionnaire=version.questionnaire)


def keys(sheet: Sheet) -> list[str]:
    version = sheet.questionnaire.versions.get()
    return [asked.key for asked in Form(version, "ja").questions]


def photo() -> bytes:
    """Return a picture that says where it was taken and by whom."""
    exif = Image.Exif()
    exif[0x9C9D] = "Tanaka".encode("utf-16-le")
    exif[0x010E] = "Tanaka"
    output = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(output, "JPEG", exif=exif)
    assert b"Tanaka" in output.getvalue()
    return output.getvalue()


def upload(content: bytes, name: str = "届出.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "text/plain")


def address(signup: SignUp, key: str) -> str:
    return reverse("sign_up_answer_file", args=[signup.sheet.key, signup.code, key])


def words(response) -> str:
    return response.content.decode()


def answered(sheet: Sheet, content: bytes | None = None, name: str = "届出.pdf") -> SignUp:
    """Return a sign-up whose first screen was sent with a file."""
    screen = sent(sheet).url
    file, number, _line = keys(sheet)
    data = {file: upload(content or pdf(), name), number: "2"}
    assert Client().post(screen, data).status_code == 302
    return SignUp.objects.get(sheet=sheet)


def test_a_file_is_kept_although_the_rest_of_its_screen_is_wrong(
    asking, folder, django_capture_on_commit_callbacks
):
    screen = sent(asking).url
    file, number, _line = keys(asking)
    answer = Client().post(screen, {file: upload(pdf()), number: "77"})
    assert answer.status_code == 422
    assert "届出.pdf" in words(answer)
    again = Client()  # another browser, on another day
    assert "届出.pdf" in words(again.get(screen))
    assert again.post(screen, {number: "3"}).status_code == 302
    signup = SignUp.objects.get()
    assert signup.answers[file]["name"] == "届出.pdf"
    assert signup.answers[number] == 3
    with django_capture_on_commit_callbacks(execute=True):
        again.post(screen, {file: upload(pdf(2), "次.pdf"), number: "3"})
    signup.refresh_from_db()
    assert signup.answers[file]["name"] == "次.pdf"
    assert [path.name for path in folder.iterdir()] == [signup.answers[file]["file"]]
    with django_capture_on_commit_callbacks(execute=True):
        again.post(screen, {f"{file}_remove": "on", number: "3"})
    signup.refresh_from_db()
    assert file not in signup.answers
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"MZ this is a program"),
        ("a.pdf", pdf(change=script_at_opening)),
        ("a.jpg", b"<svg onload=alert(1)>"),
        ("a.docx", b"PK\x03\x04"),
        ("a.pdf", b""),
    ],
)
def test_what_is_neither_a_harmless_pdf_nor_a_picture_is_refused(asking, name, content):
    screen = sent(asking).url
    file, number, _line = keys(asking)
    answer = Client().post(screen, {file: upload(content, name), number: "4"})
    assert answer.status_code == 422
    assert 'value="4"' in words(answer)
    assert not AnswerFile.objects.exists()


def test_a_picture_loses_what_it_says_of_its_sender(asking):
    signup = answered(asking, photo(), "うちの庭.png")
    kept = AnswerFile.objects.get()
    assert kept.name == "うちの庭.jpg"
    with kept.file.open() as content:
        assert b"Tanaka" not in content.read()
    assert signup.answers[keys(asking)[0]] == kept.as_answer


def test_a_file_cannot_be_claimed_by_typing_its_key(asking):
    file, number, _line = keys(asking)
    made_up = '{"file": "0", "name": "x"}'
    assert Client().post(sent(asking).url, {file: made_up, number: "1"}).status_code == 302
    assert file not in SignUp.objects.get().answers


@pytest.mark.parametrize(
    ("personal", "organisers_read"), [("no", True), ("contact", False), ("sensitive", False)]
)
def test_the_desk_reads_it_on_record_and_organisers_what_is_theirs_to_read(
    asking, at_desk, holder, personal, organisers_read
):
    Question.objects.filter(kind="file").update(personal=personal)
    signup = answered(asking)
    SignUp.objects.update(state="booked")
    path = address(signup, keys(asking)[0])
    assert Client().get(path).status_code == 404
    answer = holder.get(path)
    assert answer.status_code == (200 if organisers_read else 404)
    assert b"".join(answer).startswith(b"%PDF") == organisers_read
    assert (path in words(holder.get(people(asking)))) == organisers_read
    assert not PrivateAccess.objects.exists()
    answer = at_desk.get(path)
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert answer["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer["Cache-Control"]
    assert PrivateAccess.objects.get().kind == "viewed"
    assert path in words(at_desk.get(roster(asking)))
    table = b"".join(
        at_desk.get(reverse("sign_up_sheets:csv", args=[asking.pk])).streaming_content
    ).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
    assert any(cell.startswith("届出.pdf http") and cell.endswith(path) for cell in cells)


@pytest.mark.parametrize("key", [1, 2])
def test_only_answers_that_are_files_have_an_address(asking, at_desk, key):
    signup = answered(asking)
    assert at_desk.get(address(signup, keys(asking)[key])).status_code == 404


def test_the_desk_types_a_paper_with_what_is_attached_to_it(asking, at_desk):
    signup = came(asking)
    path = reverse("sign_up_sheets:answers", args=[asking.pk, signup.code])
    file, number, _line = keys(asking)
    assert 'enctype="multipart/form-data"' in words(at_desk.get(path))
    assert at_desk.post(path, {file: upload(pdf()), number: "1"}).status_code == 302
    signup.refresh_from_db()
    assert signup.answers[file]["name"] == "届出.pdf"


@pytest.mark.skipif(not papers.is_available(), reason="needs Pango")
def test_on_paper_it_is_attached(asking, at_desk):
    path = reverse("sign_up_sheets:paper", args=[asking.pk])
    assert at_desk.get(path).content.startswith(b"%PDF")


@pytest.mark.parametrize("ends", ["forgotten", "deleted"])
def test_it_goes_with_the_answers(
    asking, folder, time_machine, ends, django_capture_on_commit_callbacks
):
    signup = answered(asking)
    with django_capture_on_commit_callbacks(execute=True):
        if ends == "deleted":
            signup.delete()
        else:
            time_machine.move_to(asking.date.ends_at + 31 * DAY)
            SignUp.objects.update(state="booked")
            call_command("forget", verbosity=0)
    assert not AnswerFile.objects.exists()
    assert not list(folder.iterdir())


def test_what_a_process_that_died_left_behind_is_swept_away(asking, folder):
    answered(asking)
    known = AnswerFile.objects.get().file.name
    (folder / "lost").write_bytes(b"%PDF")
    assert files.sweep(timezone.now()) == 0  # its row may still be written
    assert files.sweep(timezone.now() + timedelta(days=36500)) == 1
    assert [path.name for path in folder.iterdir()] == [Path(known).name]


def test_no_one_fills_the_disk(asking, monkeypatch):
    monkeypatch.setattr(files, "MAX_TOTAL", 100)
    screen = sent(asking).url
    file, number, _line = keys(asking)
    answer = Client().post(screen, {file: upload(pdf()), number: "2"})
    assert answer.status_code == 422
    assert not AnswerFile.objects.exists()
