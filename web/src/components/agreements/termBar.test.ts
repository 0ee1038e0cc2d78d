import { describe, expect, it } from 'vitest'

import { termBar } from './termBar'

const TERM = { effective_on: '2026-01-01', ends_on: '2026-04-10', ended_on: null }

describe('termBar', () => {
  it('places today by the days gone', () => {
    const bar = termBar(TERM, [], '2026-02-20')
    expect(bar.today).toBe(50)
    expect(bar.elapsed).toBe(50)
  })
  it('is full only when the last day is over', () => {
    expect(termBar(TERM, [], '2026-04-10').elapsed).toBe(99)
    expect(termBar(TERM, [], '2026-04-11').elapsed).toBe(100)
  })
  it('has no today before the term and after the end', () => {
    expect(termBar(TERM, [], '2025-12-31').today).toBeNull()
    expect(termBar({ ...TERM, ended_on: '2026-02-20' }, [], '2026-03-01')).toMatchObject({ today: null, elapsed: 50 })
  })
  it('draws a running suspension up to today and leaves a revoked one out', () => {
    const running = { effective_on: '2026-01-31', ended_on: null }
    const revoked = { effective_on: '2026-01-11', ended_on: '2026-01-21', revoked_on: '2026-03-01' }
    expect(termBar(TERM, [revoked, running], '2026-02-10').suspensions).toEqual([{ index: 1, left: 30, width: 10 }])
  })
})
