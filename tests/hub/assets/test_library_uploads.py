"""Every address of the admin that takes a file: hostile ones cost the server nothing, each counts."""

import io
import json
import resource
import time
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import UploadedFile

from hub.accounts.models import User
from hub.assets.intake import MAX_SIDE
from hub.assets.models import HubDocument, HubImage
from hub.core import bounded, quota
from hub.core.models import ReceivedFile
from hub.core.quota import Quota
from tests.groups.test_uploads import GPS, picture, png_header
from tests.hub.assets.hostile import large_picture, padded_pdf
from tests.hub.assets.papers import office, pdf

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
MEGABYTE = 1024  # kilobytes, as the kernel counts
APPS = {"image": "wagtailimages", "document": "wagtaildocs"}


@pytest.fixture
def staff(client) -> Client:
    client.force_login(User.objects.create_superuser("admin"))
    return client


def values(title: str, file: SimpleUploadedFile) -> dict:
    return {"title": title, "licence": "hub", "file": file, "collection": 1}


def alone(client: Client, kind: str, file: SimpleUploadedFile) -> HttpResponse:
    return client.post(reverse(f"{APPS[kind]}:add"), values("新しい", file))


def many_at_once(client: Client, kind: str, file: SimpleUploadedFile) -> HttpResponse:
    address = reverse(f"{APPS[kind]}:add_multiple")
    return client.post(address, {"files[]": file, "title": "新しい"})


def in_a_chooser(client: Client, kind: str, file: SimpleUploadedFile) -> HttpResponse:
    fields = values("新しい", file)
    prefixed = {f"{kind}-chooser-upload-{name}": value for name, value in fields.items()}
    return client.post(reverse(f"{APPS[kind]}_chooser:create"), prefixed)


def in_a_text(client: Client, kind: str, file: SimpleUploadedFile) -> HttpResponse:
    fields = values("新しい", file)
    prefixed = {f"{kind}-chooser-upload-{name}": value for name, value in fields.items()}
    return client.post(reverse(f"{APPS[kind]}_chooser:create") + "?select_format=true", prefixed)


def in_place_of_an_old_one(client: Client, kind: str, file: SimpleUploadedFile) -> HttpResponse:
    old = an_old(kind)
    response = client.post(reverse(f"{APPS[kind]}:edit", args=[old.pk]), values("新しい", file))
    type(old).objects.filter(pk=old.pk, title="前").delete()
    return response


def an_old(kind: str) -> HubImage | HubDocument:
    if kind == "document":
        return HubDocument.objects.create(title="前", file=ContentFile(pdf(), "old.pdf"))
    image = HubImage(title="前", file=ContentFile(picture(), "old.jpg"))
    image._set_image_file_metadata()
    image.save()
    return image


WAYS = [
    alone,
    many_at_once,
    in_a_chooser,
    in_a_text,
    in_place_of_an_old_one,
]


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def endless_archive() -> bytes:
    output = io.BytesIO(office("docx"))
    with zipfile.ZipFile(output, "a") as archive:
        for number in range(20_000):
            archive.writestr(f"{number:06d}", "")
    return output.getvalue()


def said(response: HttpResponse) -> str:
    """Return the answer's words, also of one in JSON."""
    text = response.content.decode()
    if response["Content-Type"] == "text/html; charset=utf-8":
        return text
    return json.dumps(json.loads(text), ensure_ascii=False)


@pytest.fixture(scope="module")
def hostile() -> dict[str, bytes]:
    return {
        "many-pixels.png": large_picture("PNG", (8_000, 6_000)),
        "many-pixels.webp": large_picture("WEBP", (10_000, 6_000)),
        "many-pixels.heic": large_picture("HEIF", (8_000, 6_000)),
        "claims-more.png": png_header(60_000, 60_000),
        "blanks.pdf": padded_pdf(200),
        "endless.docx": endless_archive(),
        "no-picture.jpg": b"<script>alert(1)</script>",
    }


@pytest.fixture(scope="module")
def read_once() -> Callable[..., bytes]:
    """Read each file once within bounds, whichever way it comes: its process never knows."""
    results = {}
    really_read = bounded.read

    def read(program: str, content: bytes, *arguments: str) -> bytes:
        asked = (program, content, arguments)
        if asked not in results:
            try:
                results[asked] = really_read(program, content, *arguments)
            except bounded.CannotRead as error:
                results[asked] = error
        if isinstance(results[asked], bounded.CannotRead):
            raise results[asked]
        return results[asked]

    return read


@pytest.mark.parametrize("way", WAYS)
def test_hostile_files_cost_the_server_nothing(way, staff, hostile, read_once, monkeypatch):
    """Pictures of many pixels are taken, small; what asks for more than that is refused."""
    monkeypatch.setattr(bounded, "CPU_SECONDS", 2)
    monkeypatch.setattr(bounded, "read", read_once)
    for name, content in hostile.items():
        kind = "document" if name.endswith(("pdf", "docx")) else "image"
        memory, used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.thread_time()
        response = way(staff, kind, upload(name, content))
        assert response.status_code < 500, name
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 80 * MEGABYTE, name
        assert time.thread_time() - used < 5, name
    assert not HubDocument.objects.exists()
    assert all(max(image.width, image.height) <= MAX_SIDE for image in HubImage.objects.all())


@pytest.mark.parametrize("way", WAYS)
def test_a_picture_is_stored_as_a_safe_copy(way, staff):
    exif = Image.Exif()
    exif.get_ifd(GPS)[1] = "N"
    way(staff, "image", upload("祭り.jpg", picture(size=(3000, 2000), exif=exif)))
    image = HubImage.objects.get()
    assert (image.title, image.width) == ("新しい", MAX_SIDE)
    with image.file.open() as file, Image.open(file) as stored:
        assert not stored.getexif()
        assert stored.format == "JPEG"


@pytest.mark.parametrize("way", WAYS)
def test_a_document_is_taken(way, staff):
    way(staff, "document", upload("規約.pdf", pdf()))
    assert HubDocument.objects.get().title == "新しい"


@pytest.mark.parametrize("kind", ["image", "document"])
@pytest.mark.parametrize("way", WAYS)
def test_each_person_sends_so_much_an_hour(way, kind, staff, monkeypatch):
    monkeypatch.setattr("hub.assets.forms.LIBRARY", Quota(files=2, size=10**9))
    content = picture() if kind == "image" else pdf()
    name = "photo.jpg" if kind == "image" else "kiyaku.pdf"
    for _time in range(2):
        way(staff, kind, upload(name, content))
    model = HubImage if kind == "image" else HubDocument
    taken = model.objects.count()
    response = way(staff, kind, upload(name, content))
    assert model.objects.count() == taken
    assert "1時間に送れるのは2個" in said(response)


def test_words_alone_are_not_counted(staff):
    image = an_old("image")
    fields = {"title": "別の題", "licence": "hub", "collection": 1}
    staff.post(reverse("wagtailimages:edit", args=[image.pk]), fields)
    assert HubImage.objects.get().title == "別の題"
    assert not ReceivedFile.objects.exists()


def test_no_profile_picture_is_asked_for_or_read(staff):
    address = reverse("wagtailadmin_account")
    assert "avatar-avatar" not in staff.get(address).content.decode()
    staff.post(address, {"avatar-avatar": upload("me.png", png_header(60_000, 60_000))})
    assert not User.objects.get().wagtail_userprofile.avatar


def test_staff_have_more_room_than_people_outside():
    assert quota.LIBRARY.size > quota.PERSON.size


@pytest.mark.parametrize("kind", ["image", "document"])
def test_with_a_mistake_elsewhere_no_file_is_kept_unread(kind, staff):
    name, content = ("a.jpg", picture()) if kind == "image" else ("a.pdf", pdf())
    response = staff.post(
        reverse(f"{APPS[kind]}:add_multiple"),
        {"files[]": upload(name, content), "title": "長" * 300},
    )
    assert json.loads(response.content)["success"] is False
    assert not UploadedFile.objects.exists()


def test_the_first_upload_of_all_makes_its_folder(staff, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "not-there-yet"
    alone(staff, "image", upload("a.jpg", picture()))
    assert HubImage.objects.exists()
