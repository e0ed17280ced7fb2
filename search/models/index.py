"""The index: one entry for each public page, the changes that wait for it, its state."""

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
    """What the index knows of one public page. `terms` is the bag of terms it is found by.

    Ranking and counting read the short columns of very many entries: they come before the long
    ones, which SQLite would have to read through. `facets` are `name:value`, parted by spaces.

    An entry may outlive its page for a moment: the database does not forbid to delete a page that
    is being indexed, nor does the deletion touch the entry, which the indexing may wait to write
    while the deletion waits for it. The change that the deletion notes removes the entry. Its
    picture may be gone in the same way.
    """

    generation = models.PositiveIntegerField()
    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_constraint=False,
        verbose_name=_("page"),
    )
    translation_key = models.UUIDField(db_index=True)
    language = models.CharField(_("language"), max_length=20)
    kind = models.CharField(_("kind"), max_length=40)
    date = models.DateField(_("date"))
    facets = models.TextField()
    digest = models.CharField(max_length=64)
    title = models.CharField(_("title"), max_length=255)
    text = models.TextField(_("text"))
    terms = models.TextField()
    image = models.ForeignKey(
        "assets.HubImage",
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_constraint=False,
        db_index=False,
        null=True,
        verbose_name=_("image"),
    )

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints = [
            models.UniqueConstraint(fields=["generation", "page"], name="search_entry_once")
        ]

    def __str__(self) -> str:
        return self.title


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


def next_generation() -> int:
    """Begin a generation beside the current one and return its number."""
    with transaction.atomic():
        state = IndexState.objects.select_for_update().get(pk=IndexState.load().pk)
        state.building = max(state.generations) + 1
        state.save(update_fields=["building"])
    return state.building
