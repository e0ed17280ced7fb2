"""Once the full-text index over the entries' terms, which 0003_entries_and_knowledge makes anew."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = []
