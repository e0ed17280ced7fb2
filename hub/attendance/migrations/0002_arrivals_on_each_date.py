import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def give_dates(apps, schema_editor):
    """Each arrival was on the date of its sheet."""
    arrivals = apps.get_model("attendance", "Arrival").objects.all()
    signups = apps.get_model("signups", "SignUp").objects.filter(pk=OuterRef("signup_id"))
    arrivals.update(date_id=Subquery(signups.values("sheet__date_id")[:1]))


class Migration(migrations.Migration):

    dependencies = [
        ("attendance", "0001_doors_and_arrivals"),
        ("occurrences", "0001_initial"),
        ("signups", "0011_one_sign_up_for_a_course"),
    ]

    operations = [
        migrations.AlterField(
            model_name="arrival",
            name="signup",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="arrivals", to="signups.signup"),
        ),
        migrations.AddField(
            model_name="arrival",
            name="date",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="occurrences.occurrence"),
        ),
        migrations.RunPython(give_dates, migrations.RunPython.noop),
    ]
