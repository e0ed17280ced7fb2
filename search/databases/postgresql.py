"""PostgreSQL: a GIN index over the entries' terms as a tsvector that is stored nowhere else.

The terms are lexemes as they are: no text search configuration, no positions, no weights, so
the index answers alone. The planner does not know what unpacking the terms costs and prefers to
scan small tables, ten times slower; the function takes that choice from it.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from search.relevance import And, Expression, Or, Term

MATCHES = "SELECT id FROM search_matches(%s) AS id"

STATEMENTS = [
    """CREATE INDEX search_searchentry_terms ON search_searchentry
       USING gin (array_to_tsvector(string_to_array(terms, ' '))) WITH (fastupdate = off)""",
    """CREATE FUNCTION search_matches(query text) RETURNS SETOF bigint
       LANGUAGE plpgsql STABLE
       SET enable_seqscan = off SET jit = off SET work_mem = '32MB'
       AS $$ BEGIN
         RETURN QUERY SELECT id FROM search_searchentry
         WHERE array_to_tsvector(string_to_array(terms, ' ')) @@ query::tsquery;
       END $$""",
]


def create(schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in STATEMENTS:
        schema_editor.execute(statement)


def drop(schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP FUNCTION IF EXISTS search_matches(text)")
    schema_editor.execute("DROP INDEX IF EXISTS search_searchentry_terms")


def render(expression: Expression) -> str:
    """Return `expression` as a tsquery. Terms hold letters and digits alone."""
    match expression:
        case Term(text, prefix):
            return f"'{text}':*" if prefix else f"'{text}'"
        case And(parts):
            return "(" + " & ".join(render(part) for part in parts) + ")"
        case Or(parts):
            return "(" + " | ".join(render(part) for part in parts) + ")"
