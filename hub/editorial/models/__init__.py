from hub.editorial.models.deputies import Deputy
from hub.editorial.models.reviews import ReviewTask, ReviewTaskState
from hub.editorial.models.settings import EditorialSettings

__all__ = ["Deputy", "EditorialSettings", "ReviewTask", "ReviewTaskState"]
