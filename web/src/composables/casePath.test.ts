import { describe, expect, it } from 'vitest'

import { casePath } from './casePath'

describe('casePath', () => {
  it('leads to the agreement for its number', () => {
    expect(casePath('330100-XY-2026-000001', false)).toBe('/agreements/330100-XY-2026-000001')
    expect(casePath('330100-XY-2026-000001', true)).toBe('/agreements/330100-XY-2026-000001')
  })
  it('leads to the case file for the number of a case', () => {
    expect(casePath('330100-AJ-2026-000001', true)).toBe('/cases/330100-AJ-2026-000001')
  })
  it('shows a party its application, and everybody else the whole file', () => {
    expect(casePath('330100-2026-000001', true)).toBe('/applications/330100-2026-000001')
    expect(casePath('330100-2026-000001', false)).toBe('/cases/330100-2026-000001')
  })
})
