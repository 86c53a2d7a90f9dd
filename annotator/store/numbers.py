"""Numbers: what can be counted of a project, as one thing to ask."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select

from annotator.model.document import LayerKey
from annotator.store import statistics, statistics_log, statistics_sample
from annotator.store.records import Reading
from annotator.store.schema import documents
from annotator.store.statistics import Chosen, LayerFacts, Tally
from annotator.store.statistics_log import Minute, Turn
from annotator.store.statistics_sample import Sampled


class Numbers:
    """The counts of one project. Any thread may ask; no question holds another up for long."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def authors(self) -> list[str]:
        """Everybody who has a layer, in order."""
        with self._reading() as connection:
            return statistics.all_authors(connection)

    def documents(self, chosen: Chosen) -> list[int]:
        """The numbers of the documents that count, in the order of import."""
        with self._reading() as connection:
            return statistics.chosen_documents(connection, chosen)

    def number_of_documents(self, chosen: Chosen) -> int:
        """How many documents count."""
        with self._reading() as connection:
            return statistics.count_documents(connection, chosen)

    def named(self, numbers: Sequence[int]) -> list[tuple[str, str, str]]:
        """(id, name, title) of documents by their numbers, which are in order."""
        asked = select(documents.c.id, documents.c.name, documents.c.title)
        asked = asked.where(statistics.among(documents.c.pk, numbers), documents.c.text_version > 0)
        with self._reading() as connection:
            found = connection.execute(asked.order_by(documents.c.pk))
            return [(id, name, title) for id, name, title in found]

    def layers(self, chosen: Chosen) -> Iterator[list[LayerFacts]]:
        """The layers that count, without their items, some at a time."""
        return statistics.stream_layers(self._reading, chosen)

    def number_of_layers(self, chosen: Chosen) -> int:
        """How many layers count."""
        return statistics.count_layers(self._reading, chosen)

    def tally(self, batches: Iterator[list[LayerFacts]]) -> Iterator[Tally]:
        """Count the items of layers; see `statistics.tally`."""
        return statistics.tally(self._reading, batches)

    def minutes(self, chosen: Chosen) -> Iterator[list[Minute]]:
        """The minutes in which authors did something by hand."""
        return statistics_log.stream_minutes(self._reading, chosen)

    def turns(self) -> Iterator[list[Turn]]:
        """When layers became done, or were so no longer, in the order of the log."""
        return statistics_log.stream_turns(self._reading)

    def imports(self) -> Iterator[list[tuple[LayerKey, str]]]:
        """Which layers imports touched, and when, in the order of the log."""
        return statistics_log.stream_imports(self._reading)

    def sampled(self, numbers: Sequence[int], chosen: Chosen) -> Iterator[list[Sampled]]:
        """Whole documents with their marks, some at a time."""
        return statistics_sample.stream_sampled(self._reading, numbers, chosen)
