"""What is done with talks. Each locks the talk first, and is one transaction; no request here."""
