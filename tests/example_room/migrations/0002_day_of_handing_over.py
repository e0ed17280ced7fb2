import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('example_room', '0001_initial'),
        ('occurrences', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='loan',
            name='handed_over',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='occurrences.occurrence', verbose_name='受け渡しの日'),
        ),
    ]
