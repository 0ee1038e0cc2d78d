"""A line over time, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

WIDTH, HEIGHT, LEFT, TOP = 760, 300, 70, 40


def line_chart(title: str, points: Sequence[tuple[float, float]], goal: float) -> str:
    """`points` are seconds and values; `goal` is drawn as a dashed line."""
    longest = max((x for x, _ in points), default=1.0) or 1.0
    highest = max([goal, *(y for _, y in points)]) * 1.1

    def place(x: float, y: float) -> str:
        return f"{LEFT + x / longest * WIDTH:.1f},{TOP + HEIGHT - y / highest * HEIGHT:.1f}"

    line = " ".join(place(x, y) for x, y in points)
    marks = "".join(_mark(highest * part / 4, TOP + HEIGHT - HEIGHT * part / 4) for part in range(5))
    goal_line = f"{place(0, goal)} {place(longest, goal)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDTH + 20} {TOP + HEIGHT + 50}" '
        'font-family="sans-serif" font-size="13">'
        f'<rect width="100%" height="100%" fill="#fff"/><text x="{LEFT}" y="24" font-size="16">{escape(title)}</text>{marks}'
        f'<polyline points="{goal_line}" fill="none" stroke="#c33" stroke-dasharray="6 4"/>'
        f'<polyline points="{line}" fill="none" stroke="#1a6fb5" stroke-width="2"/>'
        f'<text x="{LEFT}" y="{TOP + HEIGHT + 30}">0 s</text>'
        f'<text x="{LEFT + WIDTH}" y="{TOP + HEIGHT + 30}" text-anchor="end">{longest:,.0f} s</text></svg>\n'
    )


def _mark(value: float, y: float) -> str:
    return (
        f'<line x1="{LEFT}" x2="{LEFT + WIDTH}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>'
        f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{value:,.0f}</text>'
    )
