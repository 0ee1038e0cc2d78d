/** How near a lawful date is, in words. Working days were counted by the server. */
export interface Due {
  due_on: string | null
  remaining_working_days: number | null
  overdue: boolean
}

export type Urgency = 'none' | 'normal' | 'soon' | 'past' | 'overdue'

/** From this many remaining working days on, a deadline counts as near (临期). */
const SOON = 2

export function urgencyOf({ due_on, remaining_working_days, overdue }: Due): Urgency {
  if (overdue) return 'overdue'
  if (due_on === null) return 'none'
  // a period that merely has to pass makes nobody late
  if (remaining_working_days !== null && remaining_working_days < 0) return 'past'
  return remaining_working_days !== null && remaining_working_days <= SOON ? 'soon' : 'normal'
}

function left({ remaining_working_days: days }: Due): string {
  if (days === null) return ''
  if (days === 0) return '今日到期'
  return days > 0 ? `剩 ${days} 个工作日` : `${-days} 个工作日`
}

/** `正常 剩 8 个工作日`, `临期 今日到期`, `超期 3 个工作日`; empty without a deadline. */
export function dueText(due: Due): string {
  const urgency = urgencyOf(due)
  if (urgency === 'none') return ''
  if (urgency === 'past') return '已届满'
  const head = { normal: '正常', soon: '临期', overdue: '超期' }[urgency]
  const overdueToday = urgency === 'overdue' && due.remaining_working_days === 0
  return `${head} ${overdueToday ? '' : left(due)}`.trim()
}

export const URGENCY_TAG = { none: 'info', normal: 'success', soon: 'warning', past: 'info', overdue: 'danger' } as const
