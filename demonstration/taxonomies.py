"""Activity fields, needs, areas and departments of the demonstration."""

from core.demo import read_yaml
from core.models import ActivityField, Area, Department, Need

MODELS = {
    "activity_fields": ActivityField,
    "needs": Need,
    "areas": Area,
    "departments": Department,
}
OWN_VALUES = ("official", "icon", "phone", "latitude", "longitude")
LANGUAGE_KEYS = {"zh_hans": "zh-hans", "easy": "ja-x-easy"}


def load_taxonomies() -> None:
    """Create or correct each row by its code."""
    for key, rows in read_yaml("demonstration/taxonomies.yaml").items():
        model = MODELS[key]
        for order, row in enumerate(rows):
            values = {f"label_{language}": label for language, label in row["labels"].items()}
            values |= {name: row[name] for name in OWN_VALUES if name in row}
            if "synonyms" in row:
                values["synonyms"] = {
                    LANGUAGE_KEYS.get(language, language): words
                    for language, words in row["synonyms"].items()
                }
            model.objects.update_or_create(
                code=row["code"], defaults=values | {"sort_order": order}
            )
