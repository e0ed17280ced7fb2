"""Who writes courses."""

from hub.accounts.roles import DESK, Grants, Tree

GRANTS = {DESK: Grants(trees={Tree("trainings.TrainingIndexPage"): ("add", "change")})}
