from editorial.models.deputies import Deputy
from editorial.models.reviews import ReviewTask, ReviewTaskState
from editorial.models.settings import EditorialSettings

__all__ = ["Deputy", "EditorialSettings", "ReviewTask", "ReviewTaskState"]
