import { describe, expect, it } from 'vitest'

import { regionTone } from './regions'

describe('regionTone', () => {
  it('is calm for what has not begun', () => {
    expect(regionTone('coaching', 'NONE')).toBe('info')
    expect(regionTone('agency_suspensions', '0')).toBe('info')
  })
  it('warns at the first suspension and alarms from the second on', () => {
    expect(regionTone('agency_suspensions', '1')).toBe('warning')
    expect(regionTone('agency_suspensions', '2')).toBe('danger')
    expect(regionTone('agency_suspensions', '3')).toBe('danger')
  })
  it('alarms for a held settlement', () => {
    expect(regionTone('settlement', 'HELD')).toBe('danger')
    expect(regionTone('settlement', 'OPEN')).toBe('success')
  })
})
