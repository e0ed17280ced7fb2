"""PostgreSQL: a tsvector of the entries' terms, generated, under a GIN index.

The terms are lexemes as they are: no text search configuration, no positions, no weights, so
the index answers alone.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from search.relevance import And, Expression, Or, Term

MATCHES = "SELECT id FROM search_searchentry WHERE term_vector @@ %s::tsquery"

STATEMENTS = [
    """ALTER TABLE search_searchentry ADD COLUMN term_vector tsvector
       GENERATED ALWAYS AS (array_to_tsvector(string_to_array(terms, ' '))) STORED""",
    # Uncompressed: a small table is scanned without the index, and unpacking costs the most.
    "ALTER TABLE search_searchentry ALTER COLUMN term_vector SET STORAGE EXTERNAL",
    "CREATE INDEX search_searchentry_term_vector ON search_searchentry USING gin (term_vector)",
]


def create(schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in STATEMENTS:
        schema_editor.execute(statement)


def drop(schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("ALTER TABLE search_searchentry DROP COLUMN IF EXISTS term_vector")


def render(expression: Expression) -> str:
    """Return `expression` as a tsquery. Terms hold letters and digits alone."""
    match expression:
        case Term(text, prefix):
            return f"'{text}':*" if prefix else f"'{text}'"
        case And(parts):
            return "(" + " & ".join(render(part) for part in parts) + ")"
        case Or(parts):
            return "(" + " | ".join(render(part) for part in parts) + ")"
