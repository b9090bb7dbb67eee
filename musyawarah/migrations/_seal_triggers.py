"""Triggers with which the database itself refuses to bend what a `Segel` covers.

A meeting with a seal takes no UPDATE and no INSERT of agenda, attendance, stays, decisions and mends, and no UPDATE of
its own row beyond its papers; a seal takes no UPDATE. On PostgreSQL none of them takes a DELETE either (on SQLite the
tests empty their tables by DELETE; `verify_seals` finds what is missing). Two things stay possible: the erasure of a
person's data in an attendance row, and of the words of a mend that told of him.

A later migration that alters one of these tables makes SQLite rebuild it, which the triggers that name it forbid and
which loses its own: call `take_off` before and `put` after it. Both may be called any number of times.
"""

SEALED = "what a meeting sealed does not change"
# Columns of a sealed meeting that may still be written: the papers, and the counter of versions.
PAPERS = ("scan", "scan_sha256", "scan_at", "sheet", "sheet_sha256", "sheet_count", "version")
SCAN = ("scan", "scan_sha256", "scan_at")
ERASED_PERSON = ("name", "office", "address", "salt", "orang_id", "dusun_id", "erased_at", "version")
ERASED_WORDS = ("old", "new", "reason")
ERASED_MARK = "(data pribadi dihapus)"

MEETING, SEAL, STAY = "musyawarah_musyawarah", "musyawarah_segel", "musyawarah_masahadir"
ATTENDEE, MEND = "musyawarah_kehadiran", "musyawarah_ralat"
OF_MEETING = ("musyawarah_agendamusyawarah", ATTENDEE, "musyawarah_keputusan", MEND)


def _is_sealed(table: str, row: str) -> str:
    """SQL: whether the meeting of a row has its seal."""
    if table == MEETING:
        key = f"{row}.id"
    elif table == STAY:
        key = f"(SELECT k.musyawarah_id FROM {ATTENDEE} k WHERE k.id = {row}.kehadiran_id)"  # noqa: S608
    else:
        key = f"{row}.musyawarah_id"
    return f"EXISTS (SELECT 1 FROM {SEAL} s WHERE s.musyawarah_id = {key})"  # noqa: S608


def _is_erasure(table: str, unchanged: str) -> str:
    """SQL: whether an UPDATE only takes a person's data out of a row; `unchanged` compares all other columns."""
    if table == ATTENDEE:
        empty = " AND ".join(f"NEW.{name} = ''" for name in ("name", "office", "address", "salt"))
        keys = "NEW.orang_id IS NULL AND NEW.dusun_id IS NULL"
        return f"(NEW.erased_at IS NOT NULL AND {empty} AND {keys} AND {unchanged})"
    marked = " AND ".join(f"NEW.{name} IN ('', '{ERASED_MARK}')" for name in ERASED_WORDS)
    return f"({marked} AND NEW.target = 'kehadiran' AND NEW.field IN ('name', 'office', 'address') AND {unchanged})"


def _may_change(table: str, same) -> str:
    """SQL: which UPDATE of a sealed row is let through; `same(columns)` says that all but these stay as they were."""
    if table == MEETING:
        scan = " AND ".join(same.one(name) for name in SCAN)
        return f"({same(PAPERS)} AND (OLD.scan_sha256 = '' OR ({scan})))"
    if table == ATTENDEE:
        return _is_erasure(table, same(ERASED_PERSON))
    return _is_erasure(table, same(ERASED_WORDS)) if table == MEND else ""


class _Sqlite:
    """Comparisons column by column, from the columns that the table has now."""

    def __init__(self, connection, table):
        with connection.cursor() as cursor:
            self.columns = [row.name for row in connection.introspection.get_table_description(cursor, table)]

    def one(self, name: str) -> str:
        return f'NEW."{name}" IS OLD."{name}"'

    def __call__(self, but: tuple[str, ...]) -> str:
        return " AND ".join(self.one(name) for name in self.columns if name not in but)


class _Postgresql:
    """Comparisons of whole rows, whatever columns there are."""

    def one(self, name: str) -> str:
        return f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}"

    def __call__(self, but: tuple[str, ...]) -> str:
        names = ", ".join(f"'{name}'" for name in but)
        return f"(to_jsonb(NEW) - ARRAY[{names}]) = (to_jsonb(OLD) - ARRAY[{names}])"


def triggers(connection) -> dict[str, tuple[str, str, str]]:
    """By name of the trigger: its table, its event, and the condition under which it refuses."""
    is_postgresql = connection.vendor == "postgresql"
    found = {f"{SEAL}_no_update": (SEAL, "UPDATE", "")}
    for table in (MEETING, STAY, *OF_MEETING):
        same = _Postgresql() if is_postgresql else _Sqlite(connection, table)
        allowed = _may_change(table, same)
        rows = (
            _is_sealed(table, "OLD")
            if table == MEETING
            else f"({_is_sealed(table, 'OLD')} OR {_is_sealed(table, 'NEW')})"
        )
        found[f"{table}_no_update"] = (table, "UPDATE", f"{rows} AND NOT {allowed}" if allowed else rows)
        if table != MEETING:
            found[f"{table}_no_insert"] = (table, "INSERT", _is_sealed(table, "NEW"))
        if is_postgresql:
            found[f"{table}_no_delete"] = (table, "DELETE", _is_sealed(table, "OLD"))
    if is_postgresql:
        found[f"{SEAL}_no_delete"] = (SEAL, "DELETE", "")
    return found


def put(schema_editor) -> None:
    """Put every trigger, in place of an older one of its name."""
    connection = schema_editor.connection
    if connection.vendor not in ("sqlite", "postgresql"):
        return
    take_off(schema_editor)
    for name, (table, event, condition) in triggers(connection).items():
        if connection.vendor == "sqlite":
            when = f" WHEN {condition}" if condition else ""
            sql = f"CREATE TRIGGER {name} BEFORE {event} ON {table}{when} BEGIN SELECT RAISE(ABORT, '{SEALED}'); END"
            schema_editor.execute(sql)
            continue
        back = "OLD" if event == "DELETE" else "NEW"
        schema_editor.execute(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {condition or 'TRUE'} THEN RAISE EXCEPTION '{SEALED}' "
            f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {back}; END $$"
        )
        schema_editor.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def take_off(schema_editor) -> None:
    """Take every trigger off again."""
    connection = schema_editor.connection
    for name, (table, _, _) in triggers(connection).items():
        if connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")
        elif connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}()")
