"""PostgreSQL team: who may read and write which rows, as constants for the server.

Everybody reads what all have done, or in a blind team only his own layers; everybody writes his
own layers alone. `session_user` is asked, since nobody but a superuser can put on another one.
"""

import msgspec
from sqlalchemy import Connection


class TeamRow(msgspec.Struct, frozen=True):
    """What a project keeps about its team: the role that all annotators belong to, and the way."""

    members: str
    blind: bool = False


class Team(msgspec.Struct, frozen=True):
    """What a team means for whoever is connected. `author` is None when any author may be named."""

    author: str | None = None
    sees_all: bool = True


_ASK = """
    SELECT session_user::text, row_security_active('annotator.layers'),
        pg_has_role(n.nspowner, 'USAGE'),
        (SELECT value FROM annotator.project WHERE key = 'team')
    FROM pg_namespace n WHERE n.nspname = 'annotator'
"""


def read_team(connection: Connection) -> Team:
    """The rights of the present role in this project."""
    role, bound, manages, kept = connection.exec_driver_sql(_ASK).one()
    if kept is None or not bound or manages:
        return Team()
    return Team(role, not msgspec.json.decode(kept, type=TeamRow).blind)


KEEP_TEAM = """
    INSERT INTO project (key, value) VALUES ('team', %s)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value
"""

# Forced: without it the owner of a table, whose rights views and functions may have, sees all.
FORCE = """
    DO $$
    DECLARE t text; p record;
    BEGIN
        FOR p IN SELECT policyname, tablename FROM pg_policies WHERE schemaname = 'annotator' LOOP
            EXECUTE format('DROP POLICY %I ON annotator.%I', p.policyname, p.tablename);
        END LOOP;
        FOR t IN SELECT tablename FROM pg_tables
            WHERE schemaname = 'annotator' AND tablename <> 'numbers'
        LOOP
            EXECUTE format('ALTER TABLE annotator.%I ENABLE ROW LEVEL SECURITY', t);
            EXECUTE format('ALTER TABLE annotator.%I FORCE ROW LEVEL SECURITY', t);
            EXECUTE format(
                'CREATE POLICY manager ON annotator.%I TO %I USING (true) WITH CHECK (true)',
                t, (SELECT r.rolname FROM pg_namespace n JOIN pg_roles r ON r.oid = n.nspowner
                    WHERE n.nspname = 'annotator'));
        END LOOP;
    END $$
"""

SHARED = (
    "CREATE POLICY all_read ON documents FOR SELECT USING (true)",
    "CREATE POLICY all_read ON texts FOR SELECT USING (true)",
    "CREATE POLICY all_read ON zones FOR SELECT USING (true)",
    "CREATE POLICY all_read ON project FOR SELECT USING (true)",
    "CREATE POLICY all_read ON scheme_labels FOR SELECT USING (true)",
)

OPEN = """
    DO $$
    DECLARE t text;
    BEGIN
        FOREACH t IN ARRAY ARRAY['layers', 'mentions', 'fragments', 'arguments', 'relations',
            'clusters', 'document_labels', 'transactions', 'transaction_layers']
        LOOP
            EXECUTE format('CREATE POLICY all_read ON annotator.%I FOR SELECT USING (true)', t);
        END LOOP;
    END $$
"""

BLIND = (
    "CREATE POLICY own_read ON layers FOR SELECT USING (author = session_user)",
    "CREATE POLICY own_read ON transactions FOR SELECT USING (author = session_user)",
    """
    CREATE POLICY own_read ON transaction_layers FOR SELECT
    USING (author = session_user OR author = '')
    """,
    """
    DO $$
    DECLARE t text;
    BEGIN
        FOREACH t IN ARRAY ARRAY['mentions', 'fragments', 'arguments', 'relations', 'clusters',
            'document_labels']
        LOOP
            EXECUTE format('CREATE POLICY own_read ON annotator.%I FOR SELECT USING (EXISTS ('
                'SELECT FROM annotator.layers m WHERE m.pk = %I.layer AND m.author = session_user'
                '))', t, t);
        END LOOP;
    END $$
    """,
)

OWN = (
    # A number that was never given out could stand in the way of everybody's next act.
    """
    CREATE POLICY own_add ON layers FOR INSERT WITH CHECK (author = session_user
        AND pk <= (SELECT last FROM annotator.numbers WHERE name = 'layers'))
    """,
    """
    CREATE POLICY own_change ON layers FOR UPDATE USING (author = session_user)
    WITH CHECK (author = session_user
        AND pk <= (SELECT last FROM annotator.numbers WHERE name = 'layers'))
    """,
    "CREATE POLICY own_delete ON layers FOR DELETE USING (author = session_user)",
    """
    CREATE POLICY own_add ON transactions FOR INSERT WITH CHECK (author = session_user
        AND seq <= (SELECT last FROM annotator.numbers WHERE name = 'transactions'))
    """,
    """
    CREATE POLICY own_add ON transaction_layers FOR INSERT WITH CHECK (author = session_user
        AND EXISTS (SELECT FROM annotator.transactions t
            WHERE t.seq = transaction_layers.seq AND t.author = session_user))
    """,
    """
    DO $$
    DECLARE t text; own text;
    BEGIN
        FOREACH t IN ARRAY ARRAY['mentions', 'fragments', 'arguments', 'relations', 'clusters',
            'document_labels']
        LOOP
            own := format('(EXISTS (SELECT FROM annotator.layers m '
                'WHERE m.pk = %I.layer AND m.author = session_user))', t);
            EXECUTE format('CREATE POLICY own_add ON annotator.%I FOR INSERT WITH CHECK %s',
                t, own);
            EXECUTE format('CREATE POLICY own_change ON annotator.%I FOR UPDATE USING %s '
                'WITH CHECK %s', t, own, own);
            EXECUTE format('CREATE POLICY own_delete ON annotator.%I FOR DELETE USING %s', t, own);
        END LOOP;
    END $$
    """,
)

# {} is the role that all annotators belong to, put in as a quoted identifier.
GRANTS = (
    "GRANT USAGE ON SCHEMA annotator TO {}",
    "GRANT SELECT ON ALL TABLES IN SCHEMA annotator TO {}",
    "GRANT INSERT, UPDATE, DELETE ON annotator.layers, annotator.mentions, annotator.fragments, "
    "annotator.arguments, annotator.relations, annotator.clusters, annotator.document_labels TO {}",
    "GRANT INSERT ON annotator.transactions, annotator.transaction_layers TO {}",
    "GRANT EXECUTE ON FUNCTION annotator.take_numbers(text, integer) TO {}",
)
MAKE_MEMBERS = "CREATE ROLE {} NOLOGIN"
MAKE_ROLE = "CREATE ROLE {} LOGIN"
PASSWORD = "ALTER ROLE {} PASSWORD {}"
JOIN = "GRANT {} TO {}"
LEAVE = "REVOKE {} FROM {}"

MANAGES = """
    SELECT pg_has_role(n.nspowner, 'USAGE'),
        (SELECT value FROM annotator.project WHERE key = 'team')
    FROM pg_namespace n WHERE n.nspname = 'annotator'
"""
ROLE = """
    SELECT rolsuper OR rolbypassrls OR pg_has_role(r.oid, n.nspowner, 'MEMBER'), rolcanlogin
    FROM pg_roles r, pg_namespace n WHERE r.rolname = %s AND n.nspname = 'annotator'
"""
MEMBERS = """
    SELECT m.rolname::text,
        (SELECT count(*) FROM annotator.documents WHERE text_version > 0), coalesce(p.done, 0),
        coalesce(p.mentions, 0), coalesce(p.seconds, 0)
    FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid JOIN pg_roles m ON m.oid = a.member
    LEFT JOIN annotator.progress p ON p.author = m.rolname
    WHERE g.rolname = %s AND m.rolcanlogin ORDER BY m.rolname
"""
