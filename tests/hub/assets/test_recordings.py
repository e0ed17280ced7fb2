"""Recordings in the library are taken for what they are, and answered part by part."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st

from hub.assets.models import HubDocument
from hub.assets.papers import check_file
from hub.assets.ranges import LARGEST, part_of
from hub.assets.recordings import PLACE, UNREADABLE
from tests.hub.assets.papers import pdf
from tests.hub.assets.recordings import film, mp3

OTHER = "ファイルの中身が、名前"


@pytest.mark.parametrize(
    ("name", "content", "seconds"),
    [
        ("a.mp3", mp3(), 2),
        ("a.MP4", film(61), 61),
        ("a.m4a", film(5, handler=b"soun"), 5),
        ("a.pdf", pdf(), None),
    ],
)
def test_what_is_taken_and_how_long_it_is(name, content, seconds):
    assert check_file(ContentFile(content, name)) == seconds


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.mp3", pdf(), OTHER),
        ("a.mp3", film(), OTHER),
        ("a.m4a", film(), OTHER),
        ("a.pdf", mp3(), OTHER),
        ("a.mp3", b"ID3" + bytes(200), str(UNREADABLE)),
        ("a.mp4", film()[:40], str(UNREADABLE)),
        ("a.mp4", film(place=b"+36.3659+140.4714/"), str(PLACE)),
        ("a.m4a", film(handler=b"soun", place=b"+36.3659+140.4714/"), str(PLACE)),
    ],
)
def test_what_is_refused(name, content, said):
    with pytest.raises(ValidationError, match=said):
        check_file(ContentFile(content, name))


@pytest.mark.pure
@given(
    size=st.integers(1, 400),
    first=st.integers(0, 500),
    last=st.none() | st.integers(0, 500),
)
def test_a_part_is_what_was_asked_for(size, first, last):
    content = bytes(number % 251 for number in range(size))
    asked = f"bytes={first}-{'' if last is None else last}"
    response = part_of(ContentFile(content), asked, "audio/mpeg")
    wanted = content[first : None if last is None else last + 1]
    if last is not None and last < first:
        assert response is None
    elif not wanted:
        assert response.status_code == 416
        assert response["Content-Range"] == f"bytes */{size}"
    else:
        assert (response.status_code, response.content) == (206, wanted)
        assert response["Content-Range"] == f"bytes {first}-{first + len(wanted) - 1}/{size}"


@pytest.mark.pure
@pytest.mark.parametrize("asked", ["", "bytes=-", "bytes=1-2,4-5", "lines=1-2", "bytes=a-b"])
def test_what_is_no_part_is_answered_whole(asked):
    assert part_of(ContentFile(b"12345"), asked, "audio/mpeg") is None


@pytest.mark.pure
def test_the_end_can_be_asked_for_and_no_answer_is_large():
    assert part_of(ContentFile(b"12345"), "bytes=-2", "audio/mpeg").content == b"45"
    large = ContentFile(bytes(LARGEST + 5))
    assert len(part_of(large, "bytes=0-", "audio/mpeg").content) == LARGEST


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
def test_players_get_parts_of_what_is_public(client):
    document = HubDocument.objects.get(seconds__isnull=False)
    response = client.get(document.url, headers={"range": "bytes=0-1"})
    assert response.status_code == 206
    assert response["Content-Type"] == "audio/mpeg"
    assert response["Content-Range"].endswith(f"/{document.file.size}")
    whole = client.get(document.url)
    assert whole["Content-Disposition"].startswith("inline")
    assert len(whole.getvalue()) == document.file.size


@pytest.mark.django_db
def test_parts_of_what_no_page_shows_are_for_staff(client, admin_client):
    document = HubDocument(title="朗読")
    document.file.save("a.mp3", ContentFile(mp3()), save=False)
    document.seconds = 2
    document.save()
    asked = {"range": "bytes=0-1"}
    assert client.get(document.url, headers=asked).status_code == 404
    assert admin_client.get(document.url, headers=asked)["Cache-Control"] == "private, no-store"
