"""Entries anew, their short columns first and the facets among them; the index fills itself again."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from search.databases import module_for


def add(apps, schema_editor):
    module_for(schema_editor.connection.vendor).create(schema_editor)


def remove(apps, schema_editor):
    module_for(schema_editor.connection.vendor).drop(schema_editor)


def wait_for_all(apps, schema_editor):
    page_keys = apps.get_model("wagtailcore", "Page").objects.values_list("translation_key", flat=True)
    change = apps.get_model("search", "PendingChange")
    change.objects.bulk_create(change(translation_key=key) for key in set(page_keys))


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0006_mirror_retries"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.RunPython(remove, add),
        migrations.DeleteModel("SearchFacet"),
        migrations.DeleteModel("SearchEntry"),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("generation", models.PositiveIntegerField()),
                ("page", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.WAGTAIL_PAGE_MODEL, verbose_name="page")),
                ("translation_key", models.UUIDField(db_index=True)),
                ("language", models.CharField(max_length=20, verbose_name="language")),
                ("kind", models.CharField(max_length=40, verbose_name="kind")),
                ("date", models.DateField(verbose_name="date")),
                ("facets", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                ("text", models.TextField(verbose_name="text")),
                ("terms", models.TextField()),
            ],
            options={
                "verbose_name": "search entry",
                "verbose_name_plural": "search entries",
                "constraints": [models.UniqueConstraint(fields=("generation", "page"), name="search_entry_once")],
            },
        ),
        migrations.RunPython(add, remove),
        migrations.RunPython(wait_for_all, migrations.RunPython.noop),
    ]
