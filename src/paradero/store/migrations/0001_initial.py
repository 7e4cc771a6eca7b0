"""Entries, which the database itself keeps from being changed, and words with their index."""

from typing import Any

from django.db import migrations, models

KEPT = (
    """CREATE TRIGGER store_entry_stays BEFORE DELETE ON store_entryrow
       BEGIN SELECT RAISE(ABORT, 'entries are only added'); END""",
    """CREATE TRIGGER store_entry_only_erased BEFORE UPDATE ON store_entryrow
       WHEN NEW.id <> OLD.id OR NEW.author <> OLD.author OR NEW.sequence <> OLD.sequence OR NEW.place <> OLD.place
         OR NEW.subject IS NOT NULL OR NEW.kind IS NOT NULL OR length(NEW.packed) <> 172
         OR NEW.packed <> substr(OLD.packed, 1, 172)
       BEGIN SELECT RAISE(ABORT, 'an entry can only lose its body'); END""",
)
INDEX = (
    """CREATE VIRTUAL TABLE store_words_index USING fts5(
       text, content='store_words', content_rowid='rowid', tokenize="unicode61 remove_diacritics 2")""",
    "INSERT INTO store_words_index(store_words_index, rank) VALUES('secure-delete', 1)",
    """CREATE TRIGGER store_words_added AFTER INSERT ON store_words
       BEGIN INSERT INTO store_words_index(rowid, text) VALUES (NEW.rowid, NEW.text); END""",
    """CREATE TRIGGER store_words_gone AFTER DELETE ON store_words
       BEGIN INSERT INTO store_words_index(store_words_index, rowid, text)
             VALUES('delete', OLD.rowid, OLD.text); END""",
    """CREATE TRIGGER store_words_changed AFTER UPDATE ON store_words
       BEGIN INSERT INTO store_words_index(store_words_index, rowid, text) VALUES('delete', OLD.rowid, OLD.text);
             INSERT INTO store_words_index(rowid, text) VALUES (NEW.rowid, NEW.text); END""",
)


def set_up(apps: Any, schema_editor: Any) -> None:
    """Triggers and the index are SQLite's own; PostgreSQL will have others."""
    if schema_editor.connection.vendor == "sqlite":
        for statement in (*KEPT, *INDEX):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    initial = True
    dependencies = ()
    operations = (
        migrations.CreateModel(
            "EntryRow",
            [
                ("place", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.CharField(max_length=64, unique=True)),
                ("author", models.CharField(max_length=64)),
                ("sequence", models.BigIntegerField()),
                ("kind", models.CharField(max_length=40, null=True)),
                ("subject", models.CharField(db_index=True, max_length=64, null=True)),
                ("packed", models.BinaryField()),
            ],
            options={"indexes": [models.Index(fields=["author", "sequence"], name="store_entry_log")]},
        ),
        migrations.CreateModel(
            "Words",
            [
                ("subject", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("text", models.TextField()),
            ],
        ),
        migrations.RunPython(set_up, migrations.RunPython.noop),
    )
