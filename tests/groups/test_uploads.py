"""Photos from outside: what is taken, what is refused, and what is left of it."""

import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pillow_heif import register_heif_opener

from groups.models import GroupPage
from hub.assets.intake import MAX_SIDE, clean_picture
from hub.assets.models import HubImage
from hub.forms.models import Draft
from tests.groups.portal import edit, form_of, send, step_url

GPS = 0x8825
register_heif_opener()
# Wagtail leaves its spooled copy of a rendition to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def picture(kind="JPEG", size=(320, 200), **options) -> bytes:
    output = io.BytesIO()
    image = Image.new(options.pop("mode", "RGB"), size, "teal")
    image.save(output, kind, **options)
    return output.getvalue()


def upload(content: bytes, name="photo.jpg", content_type="image/jpeg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type)


def png_header(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be enormous."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def status(client: Client, address: str) -> int:
    response = client.get(address)
    response.getvalue()  # a file's response is closed when it was read
    return response.status_code


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_pictures_of_phones_are_taken(kind):
    clean = clean_picture(upload(picture(kind), name="whatever.bin"))
    with Image.open(clean) as result:
        assert result.format == "JPEG"
        assert result.size == (320, 200)


def test_see_through_stays_see_through():
    with Image.open(clean_picture(upload(picture("PNG", mode="RGBA")))) as result:
        assert (result.format, result.mode) == ("PNG", "RGBA")


def test_upright_small_and_without_traces():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    exif[0x010F] = "Camera"
    exif.get_ifd(GPS)[2] = (36.0, 22.0, 0.0)
    content = picture(size=(3600, 1800), exif=exif, comment=b"secret")
    with Image.open(clean_picture(upload(content))) as result:
        assert result.size == (MAX_SIDE // 2, MAX_SIDE)
        assert not result.getexif()
        assert "comment" not in result.info


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("photo.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("photo.jpg", b"%PDF-1.7"),
        ("photo.jpg", b"<?php echo 1;"),
        ("photo.png", b""),
        ("photo.png", png_header(60_000, 60_000)),
        ("photo.png", png_header(9_000, 9_000)),
        ("photo.gif", picture("GIF")),
        ("photo.tif", picture("TIFF")),
        ("photo.jpg", picture()[:200]),
        ("photo.webp", picture("WEBP")[:40]),
    ],
)
def test_what_is_no_photo_is_refused(name, content):
    with pytest.raises(ValidationError):
        clean_picture(upload(content, name))


def test_too_big_is_refused(settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100
    with pytest.raises(ValidationError):
        clean_picture(upload(picture()))


def test_a_photo_waits_for_its_words(hub, member):
    answer = edit(member, hub.group, "photos", new_photo=upload(picture()))
    assert answer.url == step_url(hub.group, "photos")
    image = HubImage.objects.get()
    assert image.uploaded_by_user.username == "owner"
    assert send(member, hub.group).status_code == 409
    edit(member, hub.group, "photos", **{"photos-0-alt": "川べりを歩く人たち"})
    assert send(member, hub.group).status_code == 302
    submitted = Draft.objects.get().submitted_revision.as_object()
    photo = submitted.photos[0].value["image"]
    assert (photo.pk, photo.contextual_alt_text) == (image.pk, "川べりを歩く人たち")
    assert not GroupPage.objects.get(pk=hub.group.pk).photos


def test_a_hostile_upload_leaves_nothing(hub, member):
    answer = edit(
        member,
        hub.group,
        "photos",
        new_photo=upload(b"<svg/>", "photo.jpg"),
        new_alt="書いた説明",
    )
    assert answer.status_code == 422
    assert "書いた説明" in answer.content.decode()
    assert not HubImage.objects.exists()
    assert not Draft.objects.exists()


def test_nobody_takes_a_picture_that_is_not_theirs(hub, member):
    edit(member, hub.group, "photos", new_photo=upload(picture()), new_alt="川")
    stranger = HubImage.objects.create(
        title="内部", file=upload(picture(size=(10, 10))), width=10, height=10
    )
    url = step_url(hub.group, "photos")
    data = form_of(member.get(url)) | {
        "photos-0-image": str(stranger.pk),
        "photos-0-id": "00000000-0000-4000-8000-000000000000",
        "logo": str(stranger.pk),
    }
    member.post(url, data)
    assert stranger.pk not in Draft.objects.get().images()


def test_two_people_add_photos(hub, member, people):
    other = Client()
    other.force_login(people["editor"])
    url = step_url(hub.group, "photos")
    mine, theirs = form_of(member.get(url)), form_of(other.get(url))
    other.post(url, theirs | {"new_photo": upload(picture()), "new_alt": "大和田の写真"})
    answer = member.post(url, mine | {"new_photo": upload(picture()), "new_alt": "川又の写真"})
    assert answer.status_code == 409
    photos = Draft.objects.get().data["photos"]
    assert [photo["alt"] for photo in photos] == ["大和田の写真", "川又の写真"]


def test_draft_pictures_are_for_the_group_and_city_hall(hub, member, people):
    edit(member, hub.group, "photos", new_photo=upload(picture()), new_alt="川")
    rendition = HubImage.objects.get().get_rendition("width-100|format-jpeg")
    assert status(member, rendition.url) == 200
    for role, expected in (("desk", 200), ("editor", 200), ("outsider", 404), ("other_owner", 404)):
        client = Client()
        client.force_login(people[role])
        assert status(client, rendition.url) == expected, role
    assert status(Client(), rendition.url) == 404


def test_photos_are_put_in_order_and_removed(hub, member):
    for alt in ("一", "二", "三"):
        edit(member, hub.group, "photos", new_photo=upload(picture()), new_alt=alt)
    edit(
        member,
        hub.group,
        "photos",
        **{"photos-0-place": "3", "photos-2-place": "1", "photos-1-remove": "on"},
    )
    assert [photo["alt"] for photo in Draft.objects.get().data["photos"]] == ["三", "一"]
