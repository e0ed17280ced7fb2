"""Who writes courses, and who keeps their records."""

from hub.accounts.roles import DESK, Grants, Tree, rights

RECORDS = (
    *rights("trainings", "staffofdivision", "view", "add", "change", "delete"),
    *rights("trainings", "trainingrecord", "view", "add", "change", "delete"),
)
GRANTS = {DESK: Grants(RECORDS, trees={Tree("trainings.TrainingIndexPage"): ("add", "change")})}
