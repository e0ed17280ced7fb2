from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("groups", "0002_initial")]

    operations = [
        migrations.RenameField("GroupSettings", "remind_group_after", "remind_correction_after"),
    ]
