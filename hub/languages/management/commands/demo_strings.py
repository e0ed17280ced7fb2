import polib
from django.core.management import BaseCommand
from wagtail.models import Site

from hub.languages.demo import PATHS, catalogue, catalogue_path, segments


class Command(BaseCommand):
    help = "Write the demonstration's segments to hub/languages/demo/<language>.po, done ones kept."

    def handle(self, *args, **options):
        home = Site.objects.get(is_default_site=True).root_page
        for language, paths in PATHS.items():
            done = catalogue(language) if catalogue_path(language).exists() else {}
            file = polib.POFile(wrapwidth=100)
            file.metadata = {
                "Content-Type": "text/plain; charset=UTF-8",
                "Language": language,
            }
            for path in paths:
                page = home.get_descendants(inclusive=True).get(
                    url_path=f"{home.url_path}{path}/" if path else home.url_path
                )
                for segment in segments(page.specific).stringsegment_set.order_by("order"):
                    text = segment.string.data
                    if file.find(text) is None:
                        file.append(
                            polib.POEntry(msgid=text, msgstr=done.get(text, ""), comment=path)
                        )
            file.save(str(catalogue_path(language)))
            left = len(file.untranslated_entries())
            self.stdout.write(f"{language}: {len(file)} segments, {left} not translated")
