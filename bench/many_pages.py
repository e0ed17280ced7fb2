"""As many pages as a large city has, for the search alone: made in bulk, the same at every run.

Their sentences are those of the demonstration, a page keeping to one topic and naming people and
places of its own. Each sentence is analysed once, however many pages have it: a full stop parts
what the analysis joins, so the terms of a text are those of its sentences.
"""

import re
import uuid
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from random import Random
from unittest.mock import patch

import yaml
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page

from home.models import ContentPage, HomePage
from hub.pages.models import ActivityField, Area, Department
from hub.pages.search_registry import kinds
from hub.text import analyse, japanese
from search import documents
from search.models import IndexState
from search.updates import write

SEED = 20261125
BATCH = 500
# So many neighbouring sentences of the demonstration are one topic.
TOPIC = 15
SENTENCES = (8, 70)  # a page has so many: 250 to 2,500 characters
TYPES = sorted(kinds())
FIRST_DAY, DAYS = date(2015, 4, 1), 4_200
SENTENCE = re.compile(r"[^。\n]*[\u3040-\u30ff\u4e00-\u9fff][^。\n]*。")
FAMILY = (
    "佐藤鈴木高橋田中渡辺伊藤山本中村小林加藤吉田山田斎藤松本井上木村清水山口森本石川前田小川岡田"
    "長谷藤田後藤近藤村上遠藤青木坂本福田太田西村藤井金子岡本中島原田中野大野小野田村竹内石井上田"
)
GIVEN = "一郎花子美咲健太陽子翔太由美大輔恵子直樹和也真一裕子智子健一美穂拓也愛子浩二優香千尋大地桃子七海"
PLACES = [
    "千波",
    "常磐",
    "赤塚",
    "内原",
    "見和",
    "双葉台",
    "河和田",
    "酒門",
    "浜田",
    "緑岡",
    "寿",
    "柳河",
]
SPOTS = ["町", "公園", "会館", "広場", "小学校", "通り", "橋", "市民センター", "商店街", "図書館"]


def sentences() -> list[str]:
    """Return the Japanese sentences of the demonstration, in the order of its files."""
    found: dict[str, None] = {}
    for path in sorted(Path(settings.BASE_DIR).glob("*/demo/*.yaml")):
        for text in _strings(yaml.safe_load(path.read_text("utf-8"))):
            found.update(dict.fromkeys(SENTENCE.findall(text)))
    return list(found)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


class Maker:
    """Draws pages by chance."""

    def __init__(self) -> None:
        self.random = Random(SEED)  # noqa: S311
        self.sentences = sentences()
        self.names = [
            "".join(name) for name in product(re.findall("..", FAMILY), re.findall("..", GIVEN))
        ]
        self.spots = [f"{place}{spot}" for place, spot in product(PLACES, SPOTS)]
        self.codes = {
            name: [term.code for term in model.objects.all()]
            for name, model in (
                ("field", ActivityField),
                ("area", Area),
                ("department", Department),
            )
        }
        self.home = HomePage.objects.get(depth=2, locale__language_code=settings.LANGUAGE_CODE)
        self.locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
        self.content_type = ContentType.objects.get_for_model(ContentPage)
        self.first_id = (Page.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1

    def page(self, number: int) -> Page:
        slug = f"page-{number}"
        key = self.first_id + number
        parent = self.home
        return Page(
            id=key,
            path=parent._get_path(parent.path, parent.depth + 1, 1_000 + number),
            depth=parent.depth + 1,
            title=self.title(),
            draft_title=slug,
            slug=slug,
            url_path=f"{parent.url_path}{slug}/",
            locale=self.locale,
            translation_key=uuid.UUID(int=self.random.getrandbits(128), version=4),
            content_type=self.content_type,
            live=True,
        )

    def title(self) -> str:
        words = noun_list(self.random.choice(self.sentences))
        return f"{self.random.choice(self.spots)}の{''.join(words[:2])}"

    def document(self, page: Page) -> documents.Document:
        random = self.random
        day = FIRST_DAY + timedelta(days=random.randrange(DAYS))
        kind = random.choice(TYPES)
        facets = [("type", kind), ("language", settings.LANGUAGE_CODE), ("year", str(day.year))]
        for name, codes in self.codes.items():
            count = 1 if name == "department" else random.randint(0, 3)
            facets += [(name, code) for code in random.sample(codes, min(count, len(codes)))]
        summary, *body = self.text()
        return documents.Document(
            page=page,
            language=settings.LANGUAGE_CODE,
            readers=(settings.LANGUAGE_CODE, "vi", "tl"),
            kind=kind,
            date=day,
            facets=tuple(facets),
            fields=(
                (documents.TITLE, page.title, True),
                (documents.ABSTRACT, summary, True),
                (documents.ANYWHERE, "".join(body), True),
            ),
        )

    def text(self) -> list[str]:
        """Return sentences: mostly of one topic, now and then one about somebody or some place."""
        random = self.random
        start = random.randrange(len(self.sentences) - TOPIC)
        topic = self.sentences[start : start + TOPIC]
        text = [random.choice(topic) for _ in range(random.randint(*SENTENCES))]
        for _ in range(len(text) // 8 + 1):
            named = f"{random.choice(self.names)}さんは{random.choice(self.spots)}にいます。"
            text[random.randrange(len(text))] = named
        return text


@cache
def noun_list(sentence: str) -> list[str]:
    """Return the words with a meaning of `sentence`, in two letters or more."""
    found = []
    for run in re.findall(r"[\u3040-\u30ff\u4e00-\u9fff々ー]+", sentence):
        words = japanese.words(run)
        found += [word.surface for word in words if word.carries_meaning and len(word.surface) > 1]
    return found


def make(count: int, start: int = 0, *, cached: bool = True) -> None:
    """Make the pages from `start` on, and index them by the code that indexes pages.

    Args:
        count: how many.
        start: the number of the first.
        cached: False analyses every text anew, as a change of a page does.
    """
    maker = Maker()
    maker.random.seed(SEED + start)
    generation = IndexState.load().current
    for first in range(start, start + count, BATCH):
        pages = [maker.page(number) for number in range(first, min(first + BATCH, start + count))]
        fields = list(Page._meta.local_concrete_fields)
        Page._base_manager._insert(pages, fields=fields, using="default", raw=True)
        made = [maker.document(page) for page in pages]
        with patch.object(documents, "analyse", by_sentence if cached else analyse):
            write(made, generation)


def by_sentence(text: str, language: str, *, is_title: bool) -> Counter:
    """Return what `analyse` returns, by analysing each sentence once."""
    if is_title:
        return analyse(text, language, is_title=True)
    found: Counter = Counter()
    for sentence in text.split("。"):
        found.update(_terms(sentence, language))
    return found


@cache
def _terms(sentence: str, language: str) -> Counter:
    return analyse(sentence, language)
