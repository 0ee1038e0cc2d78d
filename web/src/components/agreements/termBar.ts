/** Where today and the suspensions lie on the bar of an agreement's term, in percent. */
import { daysBetween } from '@/i18n/dates'

export interface Term {
  effective_on: string
  ends_on: string
  ended_on: string | null
}

export interface Span {
  effective_on: string
  ended_on: string | null
  revoked_on?: string | null
}

export interface TermBar {
  elapsed: number
  today: number | null
  /** The suspensions that took place, with the index of each in the list given. */
  suspensions: { index: number; left: number; width: number }[]
}

const NARROWEST = 0.8

/** A suspension that still runs reaches to today; one that was revoked never happened. */
export function termBar(term: Term, suspensions: readonly Span[], today: string): TermBar {
  // the last day belongs to the term, so the bar ends the morning after it
  const length = daysBetween(term.effective_on, term.ends_on) + 1
  const at = (day: string) => Math.min(100, Math.max(0, (daysBetween(term.effective_on, day) / length) * 100))
  const end = term.ended_on ?? today
  const parts = suspensions.flatMap((span, index) => {
    if (span.revoked_on) return []
    const left = at(span.effective_on)
    return [{ index, left, width: Math.max(NARROWEST, at(span.ended_on ?? end) - left) }]
  })
  return { elapsed: at(end), today: term.ended_on === null && today >= term.effective_on ? at(today) : null, suspensions: parts }
}
