"""Objects of a form as a table: its columns follow from the form's declaration, out and in again."""
