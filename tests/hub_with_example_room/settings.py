"""The tests' hub with one more room: this line, and one in the addresses."""

from config.settings.test import *

INSTALLED_APPS = [*INSTALLED_APPS, "tests.example_room"]
ROOT_URLCONF = "tests.hub_with_example_room.urls"
