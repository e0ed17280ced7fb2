from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("signups", "0008_guardians_agree")]

    operations = [
        migrations.AddField(
            model_name="sheet",
            name="for_all_dates",
            field=models.BooleanField(default=False, editable=False),
        ),
    ]
