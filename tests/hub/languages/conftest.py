from types import SimpleNamespace

import pytest
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from hub.accounts.models import User
from hub.languages.models import PendingWork, TranslationRecord
from hub.languages.parts import parts_of
from hub.languages.services import approve, send, start
from hub.languages.services.pending import do
from hub.languages.translated_pages import TranslatedPage, translated_page, translation_of


@pytest.fixture
def people() -> SimpleNamespace:
    """The demonstration's people, by what they do."""
    names = {
        "editor": "koho",
        "approver": "shonin",
        "desk": "kyodo",
        "translator": "honyaku-en",
        "reviewer": "kakunin-en",
        "other_translator": "honyaku-ko",
        "other_reviewer": "kakunin-ko",
        "easy_reviewer": "kakunin-ja-x-easy",
        "superuser": "admin",
    }
    found = {user.username: user for user in User.objects.filter(username__in=names.values())}
    return SimpleNamespace(**{role: found[name] for role, name in names.items()})


@pytest.fixture
def story() -> Page:
    """A public story in Japanese alone."""
    return Page.objects.get(slug="hana-no-koen", locale__language_code="ja").specific


class Steps:
    """The steps of the story that the tests tell."""

    def __init__(self, people: SimpleNamespace) -> None:
        self.people = people

    def ask(self, page: Page, language: str = "en", **options: object) -> Translation:
        return start(page, [language], self.people.editor, **options)[0]

    def write(self, translation: Translation, by: User | None = None, leave: int = 0) -> None:
        """Translate all parts but the last `leave`: the Japanese itself keeps figures and links.

        As `save_part` would, but at once: most tests begin here.
        """
        missing = [part for part in parts_of(translation) if part.is_missing]
        segments = {
            (segment.context.path, segment.string.data): segment
            for segment in translation.source.stringsegment_set.select_related("context", "string")
        }
        StringTranslation.objects.bulk_create(
            StringTranslation(
                translation_of=segments[part.key].string,
                context=segments[part.key].context,
                locale=translation.target_locale,
                data=f"{part.source}.",
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                last_translated_by=by or self.people.translator,
            )
            for part in missing[: len(missing) - leave]
        )
        TranslationRecord.objects.update_or_create(
            translation=translation, defaults={"worked_at": timezone.now()}
        )

    def send(self, translation: Translation, by: User | None = None):
        return send(translation, by or self.people.translator, looked_at=True)

    def approve(self, translation: Translation) -> None:
        approve(self.translated_page(translation).review, self.people.reviewer)

    def take_offline(self, translation: Translation) -> None:
        self.page(translation).unpublish()

    def publish(self, translation: Translation) -> Page:
        """Write what is missing, send it, approve it; return the public page."""
        self.write(translation)
        self.send(translation)
        self.approve(translation)
        return self.page(translation)

    def page(self, translation: Translation) -> Page:
        return translation.get_target_instance()

    def translated_page(self, translation: Translation) -> TranslatedPage:
        return translated_page(translation)

    def follow(self, page: Page) -> None:
        """Let the worker do what waits for a family."""
        for pending in PendingWork.objects.filter(translation_key=page.translation_key):
            assert do(pending)

    def change_source(self, page: Page, **values: object) -> Page:
        """Publish a source page with other values, as an approval does."""
        page = Page.objects.get(pk=page.pk).specific
        for name, value in values.items():
            setattr(page, name, value)
        page.save_revision().publish()
        return Page.objects.get(pk=page.pk).specific


@pytest.fixture
def steps(people) -> Steps:
    return Steps(people)


@pytest.fixture
def english() -> Translation:
    """The public English translation of a story of the demonstration."""
    page = Page.objects.get(slug="kawabe-no-asa", locale__language_code="en")
    return translation_of(page)


def family(slug: str) -> dict[str, Page]:
    """Return {language code: page} of the pages with this slug."""
    pages = Page.objects.filter(slug=slug).select_related("locale")
    return {page.locale.language_code: page.specific for page in pages}


@pytest.fixture
def source() -> Page:
    """The Japanese page of `english`, public in all seven languages."""
    return family("kawabe-no-asa")["ja"]


@pytest.fixture
def wanted(steps, story) -> Translation:
    """The English translation of the story, asked for by the PR staff and still empty."""
    return steps.ask(story)
