import { describe, expect, it } from 'vitest'

import { addDays, daysBetween, daysLeft, shanghaiDate, shanghaiTime, withWeekday } from './dates'

describe('dates', () => {
  it('names the weekday of a legal date', () => {
    expect(withWeekday('2026-10-10')).toBe('2026-10-10 周六')
    expect(withWeekday(null)).toBe('')
  })
  it('shows an instant in Shanghai time, whatever the zone of the browser', () => {
    expect(shanghaiTime('2026-09-28T16:00:00Z')).toBe('2026-09-29 00:00')
    expect(shanghaiDate('2026-09-28T15:59:59Z')).toBe('2026-09-28')
  })
  it('counts and adds days across a month', () => {
    expect(daysBetween('2026-09-29', '2026-10-12')).toBe(13)
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
  })
  it('counts the last day of a term to the term', () => {
    expect(daysLeft('2026-12-31', '2026-12-30')).toBe('距届满 1 日')
    expect(daysLeft('2026-12-31', '2026-12-31')).toBe('今日届满')
    expect(daysLeft('2026-12-31', '2027-01-01')).toBe('已届满')
  })
})
