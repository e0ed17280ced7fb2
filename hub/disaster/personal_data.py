from hub.core.register_words import ADMINISTRATORS, BY_PROGRAM, PROVE_PAGES, STAFF, WITH_RECORDS
from hub.core.retention import PersonalFile
from hub.disaster.models import Press

# Of the volunteer centre.
NOT_OF_PEOPLE = {"disaster.DisasterPage.volunteers_phone"}

FILES = [
    PersonalFile(
        name=Press._meta.verbose_name_plural,
        models=("disaster.Press",),
        purpose=PROVE_PAGES,
        people=STAFF,
        source=BY_PROGRAM,
        office=ADMINISTRATORS,
        kept=WITH_RECORDS,
    )
]
