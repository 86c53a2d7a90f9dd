"""A person on a server who marks and marks, and whose acts nobody sends; killed by the test.

Prints the id of each act once the window would show it as kept here.
"""

import itertools
import sys
from pathlib import Path

from annotator.app.outbox import Outbox
from annotator.app.team_session import TeamSession
from annotator.model import commands
from annotator.store.store import Store

url, folder = sys.argv[1:]
session = TeamSession(Store.open(url), "me", Outbox(Path(folder), "here", "me"))
session.open_document(session.documents()[0].id)
for number in itertools.count():
    start = number * 7 % 2600
    ticket = session.act(commands.mark_span(session.state, [(start, start + 3)], "PER"))
    if ticket is not None:
        assert ticket.transaction is not None, ticket.error
        print(ticket.transaction.id, flush=True)
