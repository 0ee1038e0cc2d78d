/** Where the parts of a statutory period lie on a bar from its start to its end, in percent. */
import type { Clock } from '@/api/types'
import { daysBetween } from '@/i18n/dates'

export interface Segment {
  left: number
  width: number
}

export interface ClockBar {
  elapsed: Segment
  pauses: (Segment & { since: string; until: string | null; reason: string | null })[]
  /** Where today stands; null when it lies outside the bar or the clock is closed. */
  today: number | null
}

type Period = Pick<Clock, 'start_on' | 'due_on' | 'closed_on' | 'pauses'>

function clamp(value: number): number {
  return Math.min(100, Math.max(0, value))
}

/** A pause that is still open ends today on the bar. */
export function clockBar(clock: Period, today: string): ClockBar {
  const length = Math.max(1, daysBetween(clock.start_on, clock.due_on))
  const at = (date: string) => clamp((daysBetween(clock.start_on, date) / length) * 100)
  const pauses = clock.pauses.map((pause) => {
    const left = at(pause.since)
    return { ...pause, left, width: Math.max(1.5, at(pause.until ?? today) - left) }
  })
  const end = clock.closed_on ?? today
  const inside = today >= clock.start_on && today <= clock.due_on
  return { elapsed: { left: 0, width: Math.max(1, at(end)) }, pauses, today: clock.closed_on === null && inside ? at(today) : null }
}
