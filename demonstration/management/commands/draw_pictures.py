from concurrent.futures import ProcessPoolExecutor

from django.core.management import BaseCommand

from demonstration.drawing import draw
from demonstration.pictures import FOLDER, SIZE, Picture, wanted_pictures
from demonstration.rooms import page_specs

QUALITY = 76


def draw_file(picture: Picture) -> None:
    """Draw a picture and write its file."""
    draw(picture.scene, picture.seed, SIZE).save(picture.path, "WEBP", quality=QUALITY, method=6)


class Command(BaseCommand):
    help = "Draw the pictures that the demonstration lacks; remove those that it no longer shows."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="Draw those too that are there.")

    def handle(self, *args, **options):
        FOLDER.mkdir(exist_ok=True)
        wanted = list(wanted_pictures([spec.values for spec in page_specs()]))
        files = {picture.path for picture in wanted}
        for left_over in set(FOLDER.iterdir()) - files:
            left_over.unlink()
        missing = [p for p in wanted if options["all"] or not p.path.exists()]
        with ProcessPoolExecutor() as pool:
            for picture, _done in zip(missing, pool.map(draw_file, missing), strict=True):
                self.stdout.write(picture.path.name)
        size = sum(path.stat().st_size for path in files)
        self.stdout.write(f"{len(files)} pictures, {size / 1e6:.1f} MB")
