"""The chart of a simulation: agreements by state over time, as an SVG picture."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape

from handlers.agreements import AgreementState

COLOURS = {
    AgreementState.ACTIVE: "#2f7d4f",
    AgreementState.SIGNED: "#9ccc65",
    AgreementState.SUSPENDED_V: "#f2b134",
    AgreementState.SUSPENDED_A: "#d9731a",
    AgreementState.REVOKED_END: "#6aa9c9",
    AgreementState.SUPERSEDED: "#c5ced6",
    AgreementState.EXPIRED: "#93a1ad",
    AgreementState.ENDED_180: "#5f6d79",
    AgreementState.TERMINATED: "#b3261e",
}
"""States from the bottom of the chart to its top."""
WIDTH, HEIGHT, LEFT, TOP, LEGEND = 960, 420, 64, 48, 170
History = Sequence[tuple[date, dict[str, int]]]


def chart(history: History, title: str) -> str:
    """The chart as SVG; `history` holds the counts by state on each date."""
    most = max((sum(counts.values()) for _, counts in history), default=1) or 1
    floor = [0.0] * len(history)
    areas = []
    for state, colour in COLOURS.items():
        roof = [low + counts.get(state.value, 0) for low, (_, counts) in zip(floor, history, strict=True)]
        if roof != floor:
            areas.append(f'<path d="{_area(floor, roof, most)}" fill="{colour}"><title>{state.label}</title></path>')
        floor = roof
    return "\n".join((_head(title), *areas, *_axes(history, most), *_legend(), "</svg>\n"))


def _head(title: str) -> str:
    total = WIDTH + LEFT + LEGEND
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {total} {HEIGHT + TOP + 40}" '
        f'font-family="Noto Sans CJK SC, Microsoft YaHei, sans-serif" font-size="13">\n'
        f'<rect width="100%" height="100%" fill="#fff"/>\n<text x="{LEFT}" y="26" font-size="16">{escape(title)}</text>'
    )


def _area(floor: Sequence[float], roof: Sequence[float], most: int) -> str:
    forth = [_point(index, value, len(roof), most) for index, value in enumerate(roof)]
    back = [_point(index, value, len(floor), most) for index, value in enumerate(floor)]
    return f"M{' L'.join(forth)} L{' L'.join(reversed(back))} Z"


def _point(index: int, value: float, count: int, most: int) -> str:
    x = LEFT + WIDTH * index / max(1, count - 1)
    return f"{x:.1f},{TOP + HEIGHT * (1 - value / most):.1f}"


def _axes(history: History, most: int) -> list[str]:
    lines = [f'<path d="M{LEFT},{TOP} V{TOP + HEIGHT} H{LEFT + WIDTH}" fill="none" stroke="#445"/>']
    for part in range(5):
        value = most * part // 4
        y = TOP + HEIGHT * (1 - value / most)
        lines.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{value}</text>')
        lines.append(f'<path d="M{LEFT},{y:.1f} h{WIDTH}" stroke="#445" stroke-opacity=".15"/>')
    for index, (day, _) in enumerate(history):
        if day.month in (1, 7) and day.day == 1:
            x = LEFT + WIDTH * index / max(1, len(history) - 1)
            lines.append(f'<text x="{x:.1f}" y="{TOP + HEIGHT + 20}" text-anchor="middle">{day:%Y-%m}</text>')
    return lines


def _legend() -> list[str]:
    x = LEFT + WIDTH + 16
    return [
        f'<rect x="{x}" y="{TOP + 22 * place}" width="14" height="14" fill="{colour}"/>'
        f'<text x="{x + 20}" y="{TOP + 22 * place + 12}">{state.label}</text>'
        for place, (state, colour) in enumerate(reversed(COLOURS.items()))
    ]
