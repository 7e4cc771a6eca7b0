"""Entries, which the database itself keeps from being changed; what is folded from them; words with their index."""

from typing import Any

from django.db import migrations, models

BARE = 172
"""Header and signature."""
KEPT = (
    """CREATE TRIGGER store_entry_stays BEFORE DELETE ON store_entryrow
       BEGIN SELECT RAISE(ABORT, 'entries are only added'); END""",
    f"""CREATE TRIGGER store_entry_only_erased BEFORE UPDATE ON store_entryrow
       WHEN NEW.id <> OLD.id OR NEW.author <> OLD.author OR NEW.sequence <> OLD.sequence OR NEW.place <> OLD.place
         OR substr(NEW.packed, 1, {BARE}) <> substr(OLD.packed, 1, {BARE})
         OR NOT (
           (NEW.subject IS NULL AND NEW.kind IS NULL AND length(NEW.packed) = {BARE})
           OR (OLD.subject IS NULL AND OLD.kind IS NULL AND length(OLD.packed) = {BARE}
               AND NEW.subject IS NOT NULL AND NEW.kind IS NOT NULL AND length(NEW.packed) > {BARE})
         )
       BEGIN SELECT RAISE(ABORT, 'an entry can only lose its body'); END""",
)
INDEX = (
    """CREATE VIRTUAL TABLE store_words_index USING fts5(
       text, content='store_words', content_rowid='id', tokenize="unicode61 remove_diacritics 2")""",
    "INSERT INTO store_words_index(store_words_index, rank) VALUES('secure-delete', 1)",
    """CREATE TRIGGER store_words_added AFTER INSERT ON store_words
       BEGIN INSERT INTO store_words_index(rowid, text) VALUES (NEW.id, NEW.text); END""",
    """CREATE TRIGGER store_words_gone AFTER DELETE ON store_words
       BEGIN INSERT INTO store_words_index(store_words_index, rowid, text)
             VALUES('delete', OLD.id, OLD.text); END""",
    """CREATE TRIGGER store_words_changed AFTER UPDATE ON store_words
       BEGIN INSERT INTO store_words_index(store_words_index, rowid, text) VALUES('delete', OLD.id, OLD.text);
             INSERT INTO store_words_index(rowid, text) VALUES (NEW.id, NEW.text); END""",
)


def text(size: int, **options: Any) -> Any:
    return models.CharField(max_length=size, **options)


def place(name: str = "id") -> tuple[str, Any]:
    return name, models.BigAutoField(primary_key=True, serialize=False)


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
                place("place"),
                ("id", text(64, unique=True)),
                ("author", text(64)),
                ("sequence", models.BigIntegerField()),
                ("kind", text(40, null=True)),
                ("subject", text(64, db_index=True, null=True)),
                ("packed", models.BinaryField()),
            ],
            options={"indexes": [models.Index(fields=["author", "sequence"], name="store_entry_log")]},
        ),
        migrations.CreateModel(
            "ReportRow",
            [
                ("subject", text(64, primary_key=True, serialize=False)),
                ("arrived", models.BigIntegerField(db_index=True)),
                ("received", text(32)),
                ("how", text(8)),
                ("published", text(10, null=True)),
                ("event", text(16, null=True)),
                ("claims", models.IntegerField()),
                ("judged", models.IntegerField()),
                ("conflicts", models.IntegerField()),
                ("failure", text(40, null=True)),
                ("hidden", models.BooleanField()),
                ("waiting", models.BooleanField()),
            ],
        ),
        migrations.CreateModel(
            "ClaimRow",
            [
                place(),
                ("subject", text(64, db_index=True)),
                ("key", text(60)),
                ("kind", text(12)),
                ("stance", text(8)),
                ("standing", text(9)),
            ],
        ),
        migrations.CreateModel("Words", [place(), ("subject", text(64, unique=True)), ("text", models.TextField())]),
        migrations.CreateModel(
            "MarkRow",
            [place(), ("mark", text(32, db_index=True)), ("what", text(8)), ("subject", text(64, db_index=True))],
        ),
        migrations.CreateModel(
            "BlobRow", [place(), ("digest", text(64, db_index=True)), ("subject", text(64, db_index=True))]
        ),
        migrations.CreateModel(
            "Remembered",
            [
                place(),
                ("what", text(8)),
                ("mark", text(64)),
                ("subject", text(64)),
                ("length", models.IntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["what", "mark", "subject"], name="store_remembered_once")
                ]
            },
        ),
        migrations.CreateModel("Pending", [("subject", text(64, primary_key=True, serialize=False))]),
        migrations.RunPython(set_up, migrations.RunPython.noop),
    )
