"""What a version of a translated page was made from."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from wagtail.models import Revision

PartKey = tuple[str, str]  # context path, Japanese string


class TranslatedRevision(models.Model):
    """Stands beside a revision: the Japanese strings, the words for them, and whose they are.

    `parts` is [[context path, Japanese string, words], …] in reading order. The translation is
    older than the Japanese page by the parts of that page which are not here. `structure` is a
    digest of all that is translatable, pictures and the order of blocks included.
    """

    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, related_name="made_from")
    parts = models.JSONField()
    structure = models.CharField(max_length=64)
    authors = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    has_machine_words = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.revision)

    @property
    def words(self) -> dict[PartKey, str]:
        """{(context path, Japanese string): words}"""
        return {(path, source): words for path, source, words in self.parts}

    def unknown(self, keys: Iterable[PartKey]) -> list[PartKey]:
        """Return those of `keys`, the parts of the Japanese page today, that this lacks."""
        known = self.words
        return [key for key in dict.fromkeys(keys) if key not in known]
