"""Once the full-text index over the entries' terms, which 0007_narrow_entries makes anew."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = []
