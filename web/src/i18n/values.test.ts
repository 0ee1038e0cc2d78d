import { describe, expect, it } from 'vitest'

import { readValue, valueText } from './values'

describe('values', () => {
  it('keeps a number a number', () => {
    expect(readValue(' 7 ', 5)).toBe(7)
    expect(readValue('七', 5)).toBeUndefined()
    expect(readValue('', 5)).toBeUndefined()
  })
  it('reads lists and tables as JSON, and refuses what is not', () => {
    expect(readValue('[1]', [])).toEqual([1])
    expect(readValue('[1', [])).toBeUndefined()
  })
  it('shows switches as words', () => {
    expect([valueText(true), valueText(null), valueText(5)]).toEqual(['是', '—', '5'])
  })
})
