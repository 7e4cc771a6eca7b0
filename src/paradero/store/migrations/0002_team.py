"""People who work here, what they look at and bring in, and which reports not everybody may see."""

from typing import Any

from django.db import migrations, models

from paradero.store.local import stamp

KEPT = tuple(
    f"""CREATE TRIGGER store_noted_{word} BEFORE {word} ON store_noted
        BEGIN SELECT RAISE(ABORT, 'what was noted is only added to'); END"""
    for word in ("UPDATE", "DELETE")
)


def set_up(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        for statement in KEPT:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = (("store", "0001_initial"),)
    operations = (
        migrations.CreateModel(
            name="Member",
            fields=[
                ("id", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("login", models.CharField(max_length=60, unique=True)),
                ("role", models.CharField(max_length=12)),
                ("password", models.CharField(max_length=200)),
                ("must_change", models.BooleanField(default=True)),
                ("active", models.BooleanField(default=True)),
                ("stamp", models.CharField(default=stamp, max_length=16)),
                ("secret", models.CharField(default="", max_length=64)),
                ("step", models.BigIntegerField(default=0)),
                ("codes", models.JSONField(default=list)),
                ("shortcuts", models.BooleanField(default=True)),
                ("since", models.DateTimeField()),
                ("seen", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="NameRow",
            fields=[
                ("subject", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("name", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Noted",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("when", models.DateTimeField(db_index=True)),
                ("member", models.CharField(max_length=32)),
                ("what", models.CharField(max_length=20)),
                ("about", models.CharField(default="", max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Preference",
            fields=[
                ("name", models.CharField(max_length=30, primary_key=True, serialize=False)),
                ("value", models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("member", models.CharField(max_length=32)),
                ("what", models.CharField(max_length=12)),
                ("name", models.TextField()),
                ("content", models.BinaryField(null=True)),
                ("size", models.BigIntegerField()),
                ("state", models.CharField(db_index=True, max_length=8)),
                ("reason", models.CharField(default="", max_length=40)),
                ("subject", models.CharField(default="", max_length=64)),
                ("restricted", models.BooleanField(default=False)),
                ("anyway", models.BooleanField(default=False)),
                ("tries", models.IntegerField(default=0)),
                ("added", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="reportrow",
            name="through",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="reportrow",
            name="restricted",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="reportrow",
            name="seen_by",
            field=models.TextField(default=""),
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("member", models.CharField(max_length=32)),
                ("form", models.CharField(max_length=60)),
                ("fields", models.JSONField()),
                ("saved", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("member", "form"), name="store_one_draft")],
            },
        ),
        migrations.RunPython(set_up, migrations.RunPython.noop),
    )
