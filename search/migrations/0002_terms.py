"""The full-text index over the entries' terms, in the way of the database in use.

A later migration that makes SQLite build search_searchentry anew (AlterField, …) drops its
triggers: run `remove` before it and `add` after it.
"""

from django.db import migrations

from search.databases import module_for


def add(apps, schema_editor):
    module_for(schema_editor.connection.vendor).create(schema_editor)


def remove(apps, schema_editor):
    module_for(schema_editor.connection.vendor).drop(schema_editor)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(add, remove)]
