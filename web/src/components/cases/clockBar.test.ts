import { describe, expect, it } from 'vitest'

import { clockBar } from './clockBar'

const period = { start_on: '2026-09-29', due_on: '2026-10-09', closed_on: null, pauses: [] }

describe('clockBar', () => {
  it('stands where today stands', () => {
    expect(clockBar(period, '2026-10-04')).toEqual({ elapsed: { left: 0, width: 50 }, pauses: [], today: 50 })
  })
  it('is full and without a today mark once it is overdue', () => {
    const bar = clockBar(period, '2026-11-01')
    expect([bar.elapsed.width, bar.today]).toEqual([100, null])
  })
  it('stops where it was closed', () => {
    expect(clockBar({ ...period, closed_on: '2026-10-01' }, '2026-10-09').elapsed.width).toBe(20)
  })
  it('draws an open pause up to today', () => {
    const pauses = [{ since: '2026-10-01', until: null, reason: '补正' }]
    expect(clockBar({ ...period, pauses }, '2026-10-04').pauses[0]).toMatchObject({ left: 20, width: 30, reason: '补正' })
  })
})
