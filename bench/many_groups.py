"""Ten thousand groups as a region would have them: made in bulk, the same at every run."""

import json
import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random
from unittest.mock import patch

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page

from demonstration.pictures import Picture, load_pictures
from groups.choices import Accessibility, Audience, SpokenLanguage, Weekday
from groups.directory.models import GroupIndexPage
from groups.models import GroupPage
from hub.core.japanese.kana import kana_key
from hub.pages.demo import load as load_taxonomies
from hub.pages.models import ActivityField, Area, Need
from search import documents
from search.models import IndexState, SearchEntry
from search.updates import entry_of

SEED = 20261125
BATCH = 500
# Groups say much the same in much the same words: so many different texts there are.
TEXTS = 400
FIRST = [
    ("みと", "ミト"), ("さくら", "サクラ"), ("ひまわり", "ヒマワリ"), ("千波", "センバ"), ("常磐", "トキワ"),
    ("赤塚", "アカツカ"), ("内原", "ウチハラ"), ("青空", "アオゾラ"), ("楽しい", "タノシイ"), ("緑の", "ミドリノ"),
    ("やさしい", "ヤサシイ"), ("笑顔", "エガオ"), ("花咲く", "ハナサク"), ("若葉", "ワカバ"), ("里山", "サトヤマ"),
    ("おひさま", "オヒサマ"), ("なかよし", "ナカヨシ"), ("梅の里", "ウメノサト"), ("ラララ", "ラララ"), ("共に", "トモニ"),
]  # fmt: skip
THEMES = [
    ("読み聞かせ", "ヨミキカセ"), ("防災", "ボウサイ"), ("子育て", "コソダテ"), ("日本語", "ニホンゴ"), ("川", "カワ"),
    ("音楽", "オンガク"), ("見守り", "ミマモリ"), ("食堂", "ショクドウ"), ("歩こう", "アルコウ"), ("手話", "シュワ"),
    ("囲碁", "イゴ"), ("写真", "シャシン"), ("花壇", "カダン"), ("昔話", "ムカシバナシ"), ("スマホ", "スマホ"),
]  # fmt: skip
KINDS = [
    ("の会", "ノカイ"), ("クラブ", "クラブ"), ("サークル", "サークル"), ("ネットワーク", "ネットワーク"),
    ("倶楽部", "クラブ"), ("ひろば", "ヒロバ"), ("隊", "タイ"), ("サロン", "サロン"), ("の輪", "ノワ"),
]  # fmt: skip
FORMS = [("", "", "voluntary"), ("NPO法人", "エヌピーオーホウジン", "npo")]
DOINGS = ["毎週集まって話します", "道具は会にあります", "はじめての方を歓迎します", "小学生と川を歩きます",
          "冬は室内で続けます", "市の担当課と年に二度打ち合わせます", "記録を冊子にしています",
          "お茶とお菓子を用意します", "見学は申し込みがいりません", "親子で来られます"]  # fmt: skip
PICTURES = [
    Picture("river_cleanup", "kawabe-club"),
    Picture("classroom", "mirai-terakoya"),
    Picture("meeting", "hidamari-cafe"),
    Picture("lake", "kawabe-club-lake"),
]


@dataclass
class Made:
    """Groups of a batch with their rows; `rows` is {row model: rows}."""

    groups: list[GroupPage] = field(default_factory=list)
    rows: dict[type, list] = field(default_factory=dict)

    def add(self, group: GroupPage, relation: str, values: list[dict]) -> None:
        model = GroupPage._meta.get_field(relation).related_model
        self.rows.setdefault(model, []).extend(
            model(page_id=group.pk, sort_order=order, **value) for order, value in enumerate(values)
        )


class Maker:
    """Draws groups by chance; some codes are much more common than others, as in life."""

    def __init__(self) -> None:
        self.random = Random(SEED)  # noqa: S311
        self.directory = GroupIndexPage.objects.get(locale__language_code="ja")
        self.terms = [list(model.objects.all()) for model in (ActivityField, Need, Area)]
        self.pictures = list(load_pictures(dict.fromkeys(PICTURES, "")).values())
        self.texts = [self._text() for _ in range(TEXTS)]
        self.content_type = ContentType.objects.get_for_model(GroupPage)
        self.first_id = (Page.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1

    def _text(self) -> dict[str, object]:
        fields, needs, areas = self.terms
        doings = self.random.sample(DOINGS, 5)
        return {
            "summary": f"{doings[0]}。",
            "purpose": f"だれもが安心して暮らせるまちをめざし、{doings[1]}。",
            "activity": "。".join(doings) + "。",
            "fields": self._common(fields, 1, 3),
            "needs": self._common(needs, 1, 4),
            "areas": self._common(areas, 1, 3),
        }

    def _common(self, values: list, least: int, most: int) -> list:
        """Draw different values, the first ones of the list most often."""
        count = self.random.randint(least, min(most, len(values)))
        weights = [1 / (1 + position) for position in range(len(values))]
        drawn = self.random.choices(values, weights, k=count * 3)
        return list(dict.fromkeys(drawn))[:count]

    def batch(self, numbers: range) -> Made:
        made = Made()
        for number in numbers:
            group, text = self._group(number)
            made.groups.append(group)
            for relation, key in (
                ("field_rows", "fields"),
                ("need_rows", "needs"),
                ("area_rows", "areas"),
            ):
                made.add(group, relation, [{"term": term} for term in text[key]])
            for relation, codes, least, most in (
                ("audience_rows", Audience.values, 1, 3),
                ("language_rows", SpokenLanguage.values, 1, 3),
                ("day_rows", Weekday.values, 1, 2),
                ("accessibility_rows", Accessibility.values, 0, 4),
            ):
                chosen = self._common(codes, least, most)
                made.add(group, relation, [{"code": code} for code in chosen])
        return made

    def _group(self, number: int) -> tuple[GroupPage, dict]:
        random = self.random
        text = random.choice(self.texts)
        first, theme, kind = (random.choice(part) for part in (FIRST, THEMES, KINDS))
        form = random.choices(FORMS, [5, 1])[0]
        title = f"{form[0]}{first[0]}{theme[0]}{kind[0]}{number}"
        kana = f"{form[1]}{first[1]}{theme[1]}{kind[1]}"
        slug = f"group-{number}"
        published = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=13 * number)
        directory = self.directory
        picture = random.choice(self.pictures)
        group = GroupPage(
            id=self.first_id + number,
            page_ptr_id=self.first_id + number,
            path=directory._get_path(directory.path, directory.depth + 1, number + 1),
            depth=directory.depth + 1,
            title=title,
            draft_title=title,
            slug=slug,
            url_path=f"{directory.url_path}{slug}/",
            locale_id=directory.locale_id,
            translation_key=uuid.UUID(int=random.getrandbits(128), version=4),
            content_type=self.content_type,
            live=True,
            first_published_at=published,
            last_published_at=published,
            name_kana=kana,
            kana_key=kana_key(kana),
            legal_form=form[2],
            summary=text["summary"],
            purpose=text["purpose"],
            activity=text["activity"],
            when_active="毎月第2土曜 10:00〜12:00",
            members_wanted=random.random() < 0.6,
            volunteers_wanted=random.random() < 0.4,
            beginners_welcome=random.random() < 0.5,
            childcare=random.random() < 0.1,
            phone=f"029-000-{number % 10_000:04}",
            phone_public=random.random() < 0.5,
            latitude=round(random.gauss(36.37, 0.03), 6),
            longitude=round(random.gauss(140.45, 0.05), 6),
            position_public=random.random() < 0.7,
            position_precision=random.choice(["exact", "district"]),
            activity_status=random.choices(["active", "paused", "closed"], [94, 4, 2])[0],
            taken_out=random.random() < 0.01,
            registered_on=date(2020, 4, 1),
            confirmed_on=date(2026, 6, 1),
        )
        group.photos = json.dumps(
            [
                {
                    "type": "photo",
                    "id": str(uuid.UUID(int=random.getrandbits(128), version=4)),
                    "value": {
                        "image": {
                            "image": picture.pk,
                            "alt_text": "活動のようす",
                            "decorative": False,
                        },
                        "caption": "",
                    },
                }
            ]
        )
        return group, text


def _insert(model: type, objects: list, *, only_own: bool = False) -> None:
    """Insert rows of one table; Django's own bulk_create refuses tables that have a parent."""
    fields = [f for f in model._meta.local_concrete_fields if only_own or not f.primary_key]
    model._base_manager._insert(objects, fields=fields, using="default", raw=True)


@transaction.atomic
def make(count: int) -> None:
    """Fill an empty hub with `count` groups and index them for the search."""
    load_taxonomies()
    maker = Maker()
    page_fields = list(Page._meta.local_concrete_fields)
    for start in range(0, count, BATCH):
        made = maker.batch(range(start, min(start + BATCH, count)))
        Page._base_manager._insert(made.groups, fields=page_fields, using="default", raw=True)
        _insert(GroupPage, made.groups, only_own=True)
        for model, rows in made.rows.items():
            model.objects.bulk_create(rows)
        _index(made.groups)
    Page.objects.filter(pk=maker.directory.pk).update(numchild=count)


def _index(groups: list[GroupPage]) -> None:
    """Write the search's entries, reading each text once however many groups have it."""
    generation = IndexState.load().current
    pages = GroupPage.objects.in_bulk([group.pk for group in groups])
    GroupPage.preload(list(pages.values()))
    with patch.object(documents, "analyse", _analyse):
        entries = [
            entry_of(document, generation)
            for page in pages.values()
            for document in documents.documents([page])
        ]
        SearchEntry.objects.bulk_create(entries, batch_size=BATCH)


@cache
def _analyse(text: str, language: str, *, is_title: bool) -> object:
    return list(documents_analyse(text, language, is_title=is_title))


documents_analyse = documents.analyse
