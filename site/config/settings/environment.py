"""What every part of the settings is read from: the environment, and where things are."""

from pathlib import Path

import environ

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parents[3]
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))
