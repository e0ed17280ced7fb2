import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Apart from the filling: PostgreSQL alters no table in the transaction that wrote to it."""

    dependencies = [("attendance", "0002_arrivals_on_each_date")]

    operations = [
        migrations.AlterField(
            model_name="arrival",
            name="date",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="occurrences.occurrence"),
        ),
        migrations.AddConstraint(
            model_name="arrival",
            constraint=models.UniqueConstraint(fields=("signup", "date"), name="arrival_once"),
        ),
    ]
