/** From when a statutory period is counted, in words. */
import { withWeekday } from './dates'

interface Counted {
  start_on: string
  start_event: string
  due_on: string
}

/** Whether the period runs on from its start; others are counted back from a day to come, or state their day at once. */
export function runsOn({ start_on: start, due_on: due }: Counted): boolean {
  return start < due
}

/** `2026-09-28 周一 收到申请材料`, `由 2026-12-31 协议期限届满倒推`, or that a document states the day. */
export function startText(clock: Counted): string {
  if (runsOn(clock)) return `${withWeekday(clock.start_on)} ${clock.start_event}`
  return clock.start_on > clock.due_on ? `由 ${clock.start_on} ${clock.start_event}倒推` : '协议或文书载明的日期'
}
