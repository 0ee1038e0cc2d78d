import { call, http } from './client'

/** Move the demonstration clock; timers that fall due on the way fire in order. */
export function advanceClock(step: { days: number } | { to: string }) {
  return call(http.POST('/api/clock/advance', { body: step }))
}
