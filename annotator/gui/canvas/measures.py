"""Measures: every length of the canvas, in pixels, from the size of the letters.

One frozen value, so that text, lanes, badges and arcs grow together. Knows no text and no marks.
"""

from dataclasses import dataclass

MAX_LANES = 8
"""More lanes than this under one line are counted in a "+n" and not drawn."""

_USUAL = 22.0


@dataclass(frozen=True, slots=True)
class Measures:
    """Lengths in pixels for letters of `size` pixels. Heights that stack are whole pixels."""

    size: float
    column: int
    margin: int
    leading: int
    paragraph_gap: int
    bar: float
    lane: int
    thin_lane: int
    badge: int
    badge_pad: float
    badge_font: float
    badge_max: float
    between: float
    channel: int
    channel_pad: int
    rail: int
    corner: float

    def gap(self, channels: int, top: int = 0, bottom: int = 0) -> int:
        """The height of the gap under a line with so many channels of arcs.

        `top` and `bottom` are the rows of pills above and below the channels.
        """
        if not channels:
            return self.leading
        high = self.first_channel(top) + (channels - 1) * self.channel + self.first_channel(bottom)
        return max(self.leading, high)

    def first_channel(self, rows: int) -> int:
        """How far the nearest channel lies from the edge of a gap with `rows` rows of pills."""
        if not rows:
            return self.channel_pad
        return self.row_middle(rows - 1) + (self.badge + 1) // 2 + self.channel_pad - 3

    def row_middle(self, row: int) -> int:
        """How far the middle of a row of pills lies from the edge of its gap; rows from 0."""
        return self.channel_pad // 2 + (self.badge + 1) // 2 + row * (self.badge + 5)


def measures(size: float, column: int, spacing: float = 1.0) -> Measures:
    """All lengths for letters of `size` pixels, a column of `column` pixels at 22 px letters.

    `spacing` stretches the room between lines: 1.0 is the usual one, 1.5 adds half a line.
    The column grows with the letters, so that zooming keeps the number of words in a line.
    """
    scale = max(0.8, min(2.0, size / _USUAL))
    return Measures(
        size=size,
        column=round(column * max(1.0, size / _USUAL)),
        margin=round(44 * scale),
        leading=round(9 * scale + max(0.0, spacing - 1.0) * size * 1.7),
        paragraph_gap=round(14 * scale),
        bar=float(round(3 * scale)),
        lane=round(21 * scale),
        thin_lane=round(7 * scale),
        badge=round(15 * scale),
        badge_pad=round(5 * scale),
        badge_font=10.5 * scale,
        badge_max=200 * scale,
        between=4 * scale,
        channel=round(7 * scale),
        channel_pad=round(11 * scale),
        rail=round(6 * scale),
        corner=7 * scale,
    )
