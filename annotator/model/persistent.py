"""Two small persistent collections: a map and a sorted set that share what did not change.

One edit copies one bucket (or chunk) and the spine, so it costs about the same at 10 and at
100,000 entries, and every older version stays whole.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T", bound=tuple[int, int, str])

_BUCKETS = 512
_CHUNK = 512


class PMap(Generic[K, V]):
    """A persistent map. `put` and `drop` give a new map; iteration order is not defined."""

    __slots__ = ("_buckets", "_size")

    def __init__(self, pairs: Iterable[tuple[K, V]] = ()) -> None:
        buckets: list[dict[K, V]] = [{} for _ in range(_BUCKETS)]
        for key, value in pairs:
            buckets[hash(key) % _BUCKETS][key] = value
        self._buckets = tuple(buckets)
        self._size = sum(map(len, buckets))

    def get(self, key: K) -> V | None:
        """The value of a key, or None."""
        return self._buckets[hash(key) % _BUCKETS].get(key)

    def put(self, key: K, value: V) -> "PMap[K, V]":
        """A map that also has `key`."""
        at = hash(key) % _BUCKETS
        return self._with(at, {**self._buckets[at], key: value})

    def drop(self, key: K) -> "PMap[K, V]":
        """A map without `key`; KeyError when it is not there."""
        at = hash(key) % _BUCKETS
        bucket = dict(self._buckets[at])
        del bucket[key]
        return self._with(at, bucket)

    def _with(self, at: int, bucket: dict[K, V]) -> "PMap[K, V]":
        new: PMap[K, V] = object.__new__(PMap)
        spine = list(self._buckets)
        new._size = self._size + len(bucket) - len(spine[at])
        spine[at] = bucket
        new._buckets = tuple(spine)
        return new

    def values(self) -> Iterator[V]:
        """All values, in no defined order."""
        for bucket in self._buckets:
            yield from bucket.values()

    def __contains__(self, key: K) -> bool:
        return key in self._buckets[hash(key) % _BUCKETS]

    def __len__(self) -> int:
        return self._size


class PSorted(Generic[T]):
    """A persistent sorted set of tuples. `add` and `discard` give a new set."""

    __slots__ = ("_chunks", "_firsts")

    def __init__(self, keys: Iterable[T] = ()) -> None:
        ordered = sorted(keys)
        chunks = [tuple(ordered[i : i + _CHUNK]) for i in range(0, len(ordered), _CHUNK)]
        self._chunks: tuple[tuple[T, ...], ...] = tuple(chunks)
        self._firsts = tuple(chunk[0] for chunk in chunks)

    def add(self, key: T) -> "PSorted[T]":
        """A set that also has `key`."""
        if not self._chunks:
            return PSorted((key,))
        at = max(0, bisect_right(self._firsts, key) - 1)
        chunk = list(self._chunks[at])
        insort(chunk, key)
        if len(chunk) <= 2 * _CHUNK:
            return self._with(at, tuple(chunk))
        return self._with(at, tuple(chunk[:_CHUNK]), tuple(chunk[_CHUNK:]))

    def discard(self, key: T) -> "PSorted[T]":
        """A set without `key`; the same set when it was not there."""
        at = max(0, bisect_right(self._firsts, key) - 1)
        if not self._chunks or key not in self._chunks[at]:
            return self
        rest = tuple(other for other in self._chunks[at] if other != key)
        return self._with(at, rest) if rest else self._with(at)

    def _with(self, at: int, *chunks: tuple[T, ...]) -> "PSorted[T]":
        new: PSorted[T] = object.__new__(PSorted)
        new._chunks = (*self._chunks[:at], *chunks, *self._chunks[at + 1 :])
        new._firsts = (*self._firsts[:at], *(c[0] for c in chunks), *self._firsts[at + 1 :])
        return new

    def from_key(self, key: tuple[int, int, str]) -> Iterator[T]:
        """The members that are not below `key`, upwards."""
        at = max(0, bisect_right(self._firsts, key) - 1)
        for number in range(at, len(self._chunks)):
            chunk = self._chunks[number]
            yield from chunk[bisect_left(chunk, key) if number == at else 0 :]

    def before_key(self, key: tuple[int, int, str]) -> Iterator[T]:
        """The members below `key`, downwards."""
        at = max(0, bisect_right(self._firsts, key) - 1)
        for number in range(min(at, len(self._chunks) - 1), -1, -1):
            chunk = self._chunks[number]
            stop = bisect_left(chunk, key) if number == at else len(chunk)
            yield from reversed(chunk[:stop])

    def __iter__(self) -> Iterator[T]:
        for chunk in self._chunks:
            yield from chunk

    def __len__(self) -> int:
        return sum(map(len, self._chunks))
