"""What a hub that has the example room says and does, as facts.

Run as `python -m tests.example_room.tour DATABASE MEDIA`: in a copy of the demonstration, whose
database it changes. Prints the facts as JSON.
"""

import json
import os
import sys

import django

SETTINGS = "tests.hub_with_example_room.settings"


def main(database: str, media: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test.utils import setup_test_environment

    connection.settings_dict["NAME"] = database
    settings.MEDIA_ROOT = media
    setup_test_environment()
    from tests.example_room import facts

    json.dump(facts.gather(), sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
