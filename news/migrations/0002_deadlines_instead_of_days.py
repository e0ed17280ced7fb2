"""Events have pages of their own; news says until when people can apply."""

from django.db import migrations, models


def make_notices(apps, schema_editor):
    """Let news of the category that goes be notices, also in revisions that may still be published."""
    apps.get_model("news", "NewsPage").objects.filter(category="event").update(category="notice")
    revisions = apps.get_model("wagtailcore", "Revision").objects.filter(
        content_type__app_label="news", content_type__model="newspage", content__category="event"
    )
    for revision in revisions.iterator():
        revision.content["category"] = "notice"
        revision.save(update_fields=["content"])


class Migration(migrations.Migration):

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("news", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.RemoveField(model_name="newspage", name="held_on"),
        migrations.RemoveField(model_name="newspage", name="held_until"),
        migrations.AddField(
            model_name="newspage",
            name="deadline",
            field=models.DateField(
                blank=True,
                help_text="The last day on which people can apply.",
                null=True,
                verbose_name="deadline",
            ),
        ),
        migrations.AlterField(
            model_name="newspage",
            name="category",
            field=models.CharField(
                choices=[
                    ("notice", "Notice"),
                    ("recruitment", "People wanted"),
                    ("grant", "Grants and support"),
                    ("report", "Report"),
                    ("emergency", "Emergency"),
                ],
                default="notice",
                max_length=20,
                verbose_name="category",
            ),
        ),
        migrations.RunPython(make_notices, migrations.RunPython.noop, elidable=True),
    ]
