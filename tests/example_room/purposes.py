from hub.accounts.purposes import Purpose

LOAN = "tool_loan"
PURPOSES = [Purpose(LOAN, "道具の貸し出し")]
