from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("signups", "0010_found_by_address")]

    operations = [
        migrations.AddField(
            model_name="sheet",
            name="for_all_dates",
            field=models.BooleanField(default=False, editable=False),
        ),
    ]
