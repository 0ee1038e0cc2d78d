/** Dates as people in China read them. The law counts in dates of Asia/Shanghai; instants arrive in UTC. */
const ZONE = 'Asia/Shanghai'
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

const INSTANT = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** `2026-09-29` (a legal date) with its weekday: `2026-09-29 周二`; empty for none. */
export function withWeekday(date: string | null | undefined): string {
  if (!date) return ''
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]
  return weekday ? `${date} ${weekday}` : date
}

/** An instant (`2026-09-29T01:00:00Z`) as Shanghai time `2026-09-29 09:00`; empty for none. */
export function shanghaiTime(instant: string | null | undefined): string {
  if (!instant) return ''
  const parts = new Map(INSTANT.formatToParts(new Date(instant)).map((part) => [part.type, part.value]))
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')} ${parts.get('hour')}:${parts.get('minute')}`
}

/** The Shanghai date of an instant: `2026-09-29`; empty for none. */
export function shanghaiDate(instant: string | null | undefined): string {
  return shanghaiTime(instant).slice(0, 10)
}

/** The number of days from one legal date to another; negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** The legal date a number of calendar days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** How long a term still runs: its last day belongs to it. */
export function daysLeft(lastDay: string, today: string): string {
  const days = daysBetween(today, lastDay)
  if (days < 0) return '已届满'
  return days === 0 ? '今日届满' : `距届满 ${days} 日`
}
