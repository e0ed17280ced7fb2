from hub.editorial.models.bin import BinnedPage, BinPage
from hub.editorial.models.decisions import Decision
from hub.editorial.models.deputies import Deputy
from hub.editorial.models.reviews import ReviewTask, ReviewTaskState
from hub.editorial.models.settings import EditorialSettings

__all__ = [
    "BinPage",
    "BinnedPage",
    "Decision",
    "Deputy",
    "EditorialSettings",
    "ReviewTask",
    "ReviewTaskState",
]
