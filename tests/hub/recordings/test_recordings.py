"""Pages that people read aloud and sign: each language its own, all as a podcast."""

import pytest
from defusedxml import ElementTree
from django.core.files.base import ContentFile
from wagtail import blocks

from hub.assets.models import HubDocument
from hub.core.parts import State
from hub.recordings.blocks import RecordingsBlock
from news.models import StoryPage
from tests.hub.assets.recordings import film, mp3
from tests.switches.crawl import switch

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
HEARD = "/stories/bosai-bucket/"
STORY = "/stories/kawabe-no-asa/"  # in all languages, without recording


def document(name: str, content: bytes) -> HubDocument:
    made = HubDocument(title=name, seconds=2)
    made.file.save(name, ContentFile(content), save=False)
    made.save()
    return made


def publish(*given: tuple[str, dict]) -> None:
    """Publish the story with these recordings."""
    story = StoryPage.objects.get(slug="kawabe-no-asa", locale__language_code="ja")
    for kind, values in given:
        story.recordings.append((kind, values))
    story.save_revision().publish()


def podcast(client, prefix: str = "") -> list:
    answer = client.get(f"{prefix}/feeds/recordings.xml")
    return ElementTree.fromstring(answer.content).findall("channel/item")


def test_a_page_offers_the_recording_of_its_language(client):
    html = client.get(HEARD).content.decode()
    assert "<audio controls" in html
    assert "合成の声" in html
    assert "2:48" in html
    assert "<audio" not in client.get(f"/ja-x-easy{HEARD}").content.decode()


def test_each_language_has_its_own_recording(client):
    english = document("story.en.mp3", mp3())
    publish(("spoken", {"language": "en", "document": english, "reader": "Anna (example)"}))
    html = client.get(f"/en{STORY}").content.decode()
    assert english.url in html
    assert "Read by Anna (example)" in html
    assert english.url not in client.get(STORY).content.decode()
    (item,) = podcast(client, "/en")
    assert item.find("enclosure").get("url").endswith(english.url)


def test_sign_language_is_on_the_page_in_every_language(client):
    signed = document("story.mp4", film())
    publish(("signed", {"document": signed, "url": "", "signer": "手の花（例）"}))
    for prefix in ("", "/en", "/vi"):
        assert f'src="{signed.url}"' in client.get(f"{prefix}{STORY}").content.decode()


def test_a_video_elsewhere_is_a_link(client):
    publish(("signed", {"document": None, "url": "https://video.example.jp/1", "signer": "例"}))
    html = client.get(STORY).content.decode()
    assert 'href="https://video.example.jp/1"' in html
    assert "<video" not in html


def test_the_podcast_says_what_programs_need(client):
    (item,) = podcast(client)
    enclosure = item.find("enclosure")
    assert enclosure.get("type") == "audio/mpeg"
    assert int(enclosure.get("length")) == HubDocument.objects.get(seconds=168).file.size
    assert item.find("{http://www.itunes.com/dtds/podcast-1.0.dtd}duration").text == "2:48"
    assert podcast(client, "/vi") == []


def test_what_is_taken_down_leaves_the_podcast(client):
    for page in StoryPage.objects.filter(slug="bosai-bucket"):
        page.unpublish()
    assert podcast(client) == []


def test_switched_off_there_is_no_player_and_no_podcast(client):
    switch({"recordings": State.OFF})
    assert "<audio" not in client.get(HEARD).content.decode()
    assert client.get("/feeds/recordings.xml").status_code == 404


@pytest.mark.parametrize(
    ("kinds", "names"),
    [
        ([("spoken", {"language": "ja", "name": "a.mp4"})], "document"),
        ([("signed", {"name": "a.mp3"})], "document"),
        ([("signed", {})], "document"),
        ([("signed", {"url": "http://video.example.jp"})], "url"),
        ([("spoken", {"language": "ja", "name": "a.mp3"})] * 2, "各言語1つ"),
    ],
)
def test_what_editors_cannot_save(kinds, names):
    block = RecordingsBlock()
    raw = []
    for kind, values in kinds:
        name = values.get("name")
        chosen = document(name, mp3() if name.endswith("mp3") else film()) if name else None
        given = {"document": chosen, "url": values.get("url", ""), "reader": "例", "signer": "例"}
        fields = block.child_blocks[kind].child_blocks
        given = {key: value for key, value in given.items() if key in fields}
        raw.append((kind, given | {k: v for k, v in values.items() if k == "language"}))
    with pytest.raises(blocks.StreamBlockValidationError) as error:
        block.clean(blocks.StreamValue(block, raw))
    assert names in str(error.value.as_json_data())
