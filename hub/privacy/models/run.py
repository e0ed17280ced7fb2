"""How the last forgetting went."""

from django.db import models


class LastRun(models.Model):
    """One row a term: when it was last carried out, on how many rows, and what failed."""

    term = models.CharField(max_length=60, primary_key=True)
    at = models.DateTimeField()
    count = models.PositiveIntegerField()
    failures = models.PositiveIntegerField()

    class Meta:
        default_permissions = ()
        ordering = ["term"]

    def __str__(self) -> str:
        return f"{self.term}: {self.count}"

    @classmethod
    def report(cls) -> dict[str, object]:
        """Return for /healthz when it last ran, and which terms failed."""
        rows = list(cls.objects.all())
        last = max((row.at for row in rows), default=None)
        return {
            "last": last and last.isoformat(timespec="seconds"),
            "forgotten": sum(row.count for row in rows),
            "failed": [row.term for row in rows if row.failures],
        }
