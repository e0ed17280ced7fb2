"""Entries with short columns first, so that counting reads few pages of the table, and what the
search knows beside them. The index fills itself again.
"""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from search.databases import module_for


def add(apps, schema_editor):
    module_for(schema_editor.connection.vendor).create(schema_editor)


def remove(apps, schema_editor):
    module_for(schema_editor.connection.vendor).drop(schema_editor)


def wait_for_all(apps, schema_editor):
    page_keys = apps.get_model("wagtailcore", "Page").objects.values_list("translation_key", flat=True)
    change = apps.get_model("search", "PendingChange")
    change.objects.bulk_create(change(translation_key=key) for key in set(page_keys))


class Migration(migrations.Migration):

    dependencies = [
        ('assets', '0001_initial'),
        ('search', '0002_terms'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.RunPython(remove, add),
        migrations.DeleteModel("SearchEntry"),
        migrations.CreateModel(
            name='DictionaryWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=60, unique=True, validators=[django.core.validators.MinLengthValidator(2)], verbose_name='word')),
                ('reading', models.CharField(blank=True, help_text='In kana. Who types this, or its romaji, finds the word too.', max_length=60, validators=[django.core.validators.RegexValidator('^[ぁ-ゖァ-ヺー]*$', 'Write the reading in kana.')], verbose_name='reading')),
            ],
            options={
                'verbose_name': 'word of the dictionary',
                'verbose_name_plural': 'words of the dictionary',
                'ordering': ['word'],
            },
        ),
        migrations.CreateModel(
            name='MirrorChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page_key', models.PositiveBigIntegerField()),
            ],
            options={
                'verbose_name': 'change that waits for Elasticsearch',
            },
        ),
        migrations.CreateModel(
            name='MirrorState',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('error', models.TextField(blank=True)),
                ('failed_at', models.DateTimeField(blank=True, null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('retry_at', models.DateTimeField(blank=True, null=True)),
                ('compared_at', models.DateTimeField(blank=True, null=True)),
                ('differences', models.PositiveIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'state of Elasticsearch',
            },
        ),
        migrations.CreateModel(
            name='Synonym',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(help_text='One a line, in any language. Who looks for one of them finds the others too.', max_length=500, verbose_name='words')),
            ],
            options={
                'verbose_name': 'words of the same meaning',
                'verbose_name_plural': 'words of the same meaning',
                'ordering': ['words'],
            },
        ),
        migrations.CreateModel(
            name='FileText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(blank=True, verbose_name='text')),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='assets.hubdocument', verbose_name='document')),
            ],
            options={
                'verbose_name': 'text of a file',
            },
        ),
        migrations.CreateModel(
            name='PromotedResult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(help_text='One a line, as readers type them. Each alone brings the page to the top.', max_length=500, verbose_name='words')),
                ('language', models.CharField(blank=True, choices=[('ja', '日本語'), ('ja-x-easy', 'やさしい日本語'), ('en', 'English'), ('zh-hans', '简体中文'), ('ko', '한국어'), ('vi', 'Tiếng Việt'), ('tl', 'Tagalog')], help_text='Empty: all. Readers get the page in their language, where there is one.', max_length=20, verbose_name='language of the readers')),
                ('sort_order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
            ],
            options={
                'verbose_name': 'promoted result',
                'verbose_name_plural': 'promoted results',
                'ordering': ['sort_order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SearchedWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day')),
                ('language', models.CharField(max_length=20, verbose_name='language')),
                ('words', models.CharField(max_length=80, verbose_name='words')),
                ('times', models.PositiveIntegerField(default=0, verbose_name='times')),
                ('found', models.PositiveIntegerField(default=0, verbose_name='pages found')),
                ('clicks', models.PositiveIntegerField(default=0, verbose_name='results opened')),
            ],
            options={
                'verbose_name': 'searched words',
                'verbose_name_plural': 'searched words',
                'constraints': [models.UniqueConstraint(fields=('day', 'language', 'words'), name='searched_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=40)),
                ('word', models.CharField(max_length=40)),
            ],
            options={
                'verbose_name': 'word of the pages',
                'constraints': [models.UniqueConstraint(fields=('key', 'word'), name='search_word_once')],
            },
        ),
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('generation', models.PositiveIntegerField()),
                ('page', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
                ('translation_key', models.UUIDField(db_index=True)),
                ('language', models.CharField(max_length=20, verbose_name='language')),
                ('kind', models.CharField(max_length=40, verbose_name='kind')),
                ('date', models.DateField(verbose_name='date')),
                ('facets', models.TextField()),
                ('digest', models.CharField(max_length=64)),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('text', models.TextField(verbose_name='text')),
                ('terms', models.TextField()),
            ],
            options={
                'verbose_name': 'search entry',
                'verbose_name_plural': 'search entries',
                'constraints': [models.UniqueConstraint(fields=('generation', 'page'), name='search_entry_once')],
            },
        ),
        migrations.CreateModel(
            name='SettledWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=20, verbose_name='language')),
                ('words', models.CharField(max_length=80, verbose_name='words')),
                ('settled_on', models.DateField(verbose_name='settled on')),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='settled by')),
            ],
            options={
                'verbose_name': 'settled words',
                'verbose_name_plural': 'settled words',
                'constraints': [models.UniqueConstraint(fields=('language', 'words'), name='search_settled_once')],
            },
        ),
        migrations.RunPython(add, remove),
        migrations.RunPython(wait_for_all, migrations.RunPython.noop),
    ]
