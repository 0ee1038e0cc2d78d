import { describe, expect, it } from 'vitest'

import { DEFAULT_FILTER, filterFromQuery, isNarrowed, queryFromFilter } from './taskFilter'

describe('taskFilter', () => {
  it('survives the way to the address and back', () => {
    const filter = { ...DEFAULT_FILTER, view: 'mine' as const, q: '康民', process: 'agreement-signing', overdue: true }
    expect(filterFromQuery(queryFromFilter(filter))).toEqual(filter)
  })
  it('leaves the address empty for the default', () => {
    expect(queryFromFilter(DEFAULT_FILTER)).toEqual({})
  })
  it('falls back to the default for a value nobody knows', () => {
    expect(filterFromQuery({ view: 'all', sort: ['due', '-due'], overdue: 'yes' })).toEqual(DEFAULT_FILTER)
  })
  it('tells a narrowed list from a whole one', () => {
    expect(isNarrowed({ ...DEFAULT_FILTER, view: 'area' })).toBe(false)
    expect(isNarrowed({ ...DEFAULT_FILTER, element: 'Task_CheckCompleteness' })).toBe(true)
  })
})
