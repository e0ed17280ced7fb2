from events.trainings.models.courses import CourseChapter, CoursePage, TrainingIndexPage
from events.trainings.models.records import Certificate, StaffOfDivision, TrainingRecord

__all__ = [
    "Certificate",
    "CourseChapter",
    "CoursePage",
    "StaffOfDivision",
    "TrainingIndexPage",
    "TrainingRecord",
]
