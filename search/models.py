"""The index: one entry for each public page, the changes that wait for it, its state."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class IndexState(models.Model):
    """One row: which generation of entries is searched, and which is being built beside it."""

    current = models.PositiveIntegerField(default=1)
    building = models.PositiveIntegerField(null=True, blank=True)
    rebuilt_at = models.DateTimeField(null=True, blank=True)
    compared_at = models.DateTimeField(null=True, blank=True)
    differences = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("state of the search index")

    @classmethod
    def load(cls) -> "IndexState":
        return cls.objects.get_or_create(pk=1)[0]

    @property
    def generations(self) -> list[int]:
        """The generations that a change is written to."""
        return [self.current, *([self.building] if self.building else [])]


class SearchEntry(models.Model):
    """What the index knows of one public page. `terms` is the bag of terms it is found by."""

    generation = models.PositiveIntegerField()
    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("page")
    )
    language = models.CharField(_("language"), max_length=20)
    kind = models.CharField(_("kind"), max_length=40)
    date = models.DateField(_("date"))
    title = models.CharField(_("title"), max_length=255)
    text = models.TextField(_("text"))
    terms = models.TextField()
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints = [
            models.UniqueConstraint(fields=["generation", "page"], name="search_entry_once")
        ]

    def __str__(self) -> str:
        return self.title


class SearchFacet(models.Model):
    """A value by which an entry is counted and narrowed down to."""

    entry = models.ForeignKey(
        SearchEntry, on_delete=models.CASCADE, related_name="facets", verbose_name=_("search entry")
    )
    name = models.CharField(max_length=20)
    value = models.CharField(max_length=40)

    class Meta:
        verbose_name = _("facet of a search entry")
        constraints = [
            models.UniqueConstraint(fields=["entry", "name", "value"], name="search_facet_once")
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"


class PendingChangeQuerySet(models.QuerySet):
    def due(self) -> "PendingChangeQuerySet":
        return self.filter(due_at__lte=timezone.now())


class PendingChange(models.Model):
    """A translation family whose entries may be out of date.

    Written in the transaction that changes a page and deleted in the one that renews the index,
    so a change is never lost, whatever happens in between.
    """

    translation_key = models.UUIDField()
    due_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)

    objects = PendingChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change that waits for the search index")
        indexes = [models.Index(fields=["due_at"], name="search_pending_due")]

    def __str__(self) -> str:
        return str(self.translation_key)


class MirrorChange(models.Model):
    """A page whose entry Elasticsearch does not know yet as it is.

    Written in the transaction that changes the entry and deleted once Elasticsearch has answered.
    Its key orders what is sent: a document of an older change never overwrites a newer one.
    """

    page_key = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("change that waits for Elasticsearch")

    def __str__(self) -> str:
        return str(self.page_key)


class MirrorState(models.Model):
    """One row: the index that is being built beside the one searched, and how the last sending went."""

    building = models.CharField(max_length=120, blank=True)
    error = models.TextField(blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    compared_at = models.DateTimeField(null=True, blank=True)
    differences = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("state of Elasticsearch")

    @classmethod
    def load(cls) -> "MirrorState":
        return cls.objects.get_or_create(pk=1)[0]


def next_generation() -> int:
    """Begin a generation beside the current one and return its number."""
    with transaction.atomic():
        state = IndexState.objects.select_for_update().get(pk=IndexState.load().pk)
        state.building = max(state.generations) + 1
        state.save(update_fields=["building"])
    return state.building


class Synonym(models.Model):
    """Words that mean the same to readers, or one name that the dictionary must not take apart."""

    words = models.TextField(
        _("words"),
        max_length=500,
        help_text=_(
            "One a line, in any language. Who looks for one of them finds the others too. "
            "A name alone is kept in one piece."
        ),
    )

    class Meta:
        ordering = ["words"]
        verbose_name = _("words of the same meaning")
        verbose_name_plural = _("words of the same meaning")

    def __str__(self) -> str:
        return " / ".join(self.row())

    def row(self) -> list[str]:
        """Return the words, without empty lines."""
        return [word for line in self.words.splitlines() if (word := line.strip())]

    def clean(self) -> None:
        if not self.row():
            raise ValidationError({"words": _("Write at least one word.")})


class SearchWord(models.Model):
    """A word of our pages, under a way in which it may be typed. Only grows, until a rebuild."""

    key = models.CharField(max_length=40)
    word = models.CharField(max_length=40)

    class Meta:
        verbose_name = _("word of the pages")
        constraints = [models.UniqueConstraint(fields=["key", "word"], name="search_word_once")]

    def __str__(self) -> str:
        return self.word


class SearchedWords(models.Model):
    """How often readers of a language looked for the same words on a day, and what they got.

    No person, no address, no time of day; what looks personal is masked before it is kept.
    """

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=20)
    words = models.CharField(_("words"), max_length=80)
    times = models.PositiveIntegerField(_("times"), default=0)
    found = models.PositiveIntegerField(_("pages found"), default=0)
    clicks = models.PositiveIntegerField(_("results opened"), default=0)

    class Meta:
        verbose_name = _("searched words")
        verbose_name_plural = _("searched words")
        constraints = [
            models.UniqueConstraint(fields=["day", "language", "words"], name="searched_once_a_day")
        ]

    def __str__(self) -> str:
        return self.words


class FileText(models.Model):
    """The text of a file, by which the pages that offer it are found."""

    document = models.OneToOneField(
        "assets.HubDocument", on_delete=models.CASCADE, related_name="+", verbose_name=_("document")
    )
    text = models.TextField(_("text"), blank=True)

    class Meta:
        verbose_name = _("text of a file")

    def __str__(self) -> str:
        return str(self.document)
