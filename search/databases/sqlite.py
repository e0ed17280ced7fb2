"""SQLite: FTS5 over the entries' terms, kept by triggers.

`detail=none` stores which entry has which term and nothing else: all that relevance asks. The
`ascii` tokenizer takes every other character than ASCII punctuation for part of a term.
"""

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from search.relevance import And, Expression, Or, Term

MEETS = "id IN (SELECT rowid FROM search_terms WHERE search_terms MATCH %s)"
ALL_KEYS = "group_concat(id, ' ')"

STATEMENTS = [
    """CREATE VIRTUAL TABLE search_terms USING fts5(
        terms, content='search_searchentry', content_rowid='id',
        detail='none', columnsize=0, tokenize='ascii'
    )""",
    """CREATE TRIGGER search_terms_insert AFTER INSERT ON search_searchentry BEGIN
        INSERT INTO search_terms(rowid, terms) VALUES (new.id, new.terms);
    END""",
    """CREATE TRIGGER search_terms_delete AFTER DELETE ON search_searchentry BEGIN
        INSERT INTO search_terms(search_terms, rowid, terms) VALUES ('delete', old.id, old.terms);
    END""",
    """CREATE TRIGGER search_terms_update AFTER UPDATE OF id, terms ON search_searchentry BEGIN
        INSERT INTO search_terms(search_terms, rowid, terms) VALUES ('delete', old.id, old.terms);
        INSERT INTO search_terms(rowid, terms) VALUES (new.id, new.terms);
    END""",
]
TRIGGERS = ["search_terms_insert", "search_terms_delete", "search_terms_update"]


def read_keys(value: str) -> Sequence[int]:
    """Return the keys that `ALL_KEYS` joined."""
    return [int(key) for key in str(value).split()]


def create(schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in STATEMENTS:
        schema_editor.execute(statement)


def drop(schema_editor: BaseDatabaseSchemaEditor) -> None:
    for trigger in TRIGGERS:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {trigger}")
    schema_editor.execute("DROP TABLE IF EXISTS search_terms")


def render(expression: Expression) -> str:
    """Return `expression` in the language of MATCH."""
    match expression:
        case Term(text, prefix):
            quoted = text.replace("\x00", "").replace('"', '""')
            return f'"{quoted}"*' if prefix else f'"{quoted}"'
        case And(parts):
            return "(" + " AND ".join(render(part) for part in parts) + ")"
        case Or(parts):
            return "(" + " OR ".join(render(part) for part in parts) + ")"
