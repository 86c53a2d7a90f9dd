"""PostgreSQL schema: what a project on a server has beside the tables, as constants.

All of it stands in the schema `annotator`. Never composed from parts.
"""

SCHEMA = "CREATE SCHEMA annotator"

MAKE = (
    # The last number given out of each table. Numbers are taken by a function alone, which also
    # makes writers wait for each other: the row stays locked until its transaction ends.
    "CREATE TABLE numbers (name text PRIMARY KEY, last bigint NOT NULL)",
    "INSERT INTO numbers VALUES ('transactions', 0), ('documents', 0), ('layers', 0)",
    """
    CREATE FUNCTION take_numbers(wanted text, how_many integer) RETURNS bigint
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = annotator, pg_temp
    AS $$
        UPDATE numbers SET last = last + least(greatest(how_many, 0), 1000000)
        WHERE name = wanted RETURNING last - least(greatest(how_many, 0), 1000000)
    $$
    """,
    "REVOKE ALL ON FUNCTION take_numbers(text, integer) FROM PUBLIC",
    # A notification says the number alone: everybody may listen, so what it was is asked of the
    # log, which answers each what he may see.
    """
    CREATE FUNCTION tell_others() RETURNS trigger
    LANGUAGE plpgsql SET search_path = annotator, pg_temp
    AS $$ BEGIN PERFORM pg_notify('annotator', NEW.seq::text); RETURN NULL; END $$
    """,
    """
    CREATE TRIGGER tell_others AFTER INSERT ON transactions
    FOR EACH ROW EXECUTE FUNCTION tell_others()
    """,
    # With the rights of whoever asks: a view of its owner would show hidden rows to everybody.
    """
    CREATE VIEW progress WITH (security_invoker = true) AS
    SELECT layers.author, count(*) AS documents,
        count(*) FILTER (WHERE layers.status = 'done') AS done,
        sum(layers.seconds) AS seconds,
        sum((SELECT count(*) FROM mentions WHERE mentions.layer = layers.pk)) AS mentions
    FROM layers GROUP BY layers.author
    """,
)

TRIGGERS = frozenset({"tell_others"})
VIEWS = frozenset({"progress"})
FURTHER_TABLES = frozenset({"numbers"})

REVISION = "SELECT value FROM annotator.project WHERE key = 'revision'"
SET_REVISION = "INSERT INTO project (key, value) VALUES ('revision', %s)"
RENEW_REVISION = "UPDATE project SET value = %s WHERE key = 'revision'"

HERE = """
    SELECT to_regclass('annotator.project') IS NOT NULL,
        to_regnamespace('annotator') IS NOT NULL,
        current_setting('server_version_num')::int,
        current_setting('server_encoding'),
        current_setting('server_version')
"""

OBJECTS = """
    SELECT c.relkind::text, c.relname::text FROM pg_class c
    WHERE c.relnamespace = to_regnamespace('annotator')
    AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
    UNION ALL
    SELECT 't', t.tgname::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = to_regnamespace('annotator') AND NOT t.tgisinternal
    UNION ALL
    SELECT 'rule', r.rulename::text FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
    WHERE c.relnamespace = to_regnamespace('annotator') AND r.rulename <> '_RETURN'
"""

TAKE = "SELECT set_config('lock_timeout', %s, true), take_numbers(%s, %s)"
LISTEN = "LISTEN annotator"
LAST = "SELECT coalesce(max(seq), 0) FROM transaction_layers"
NEWS = """
    SELECT l.seq, l.document, l.author, coalesce(t.author, ''), t.id
    FROM transaction_layers l LEFT JOIN transactions t ON t.seq = l.seq
    WHERE l.seq > %s ORDER BY l.seq, l.document, l.author
"""
