import { describe, expect, it } from 'vitest'

import type { ElementDifference } from '@/api/types'

import { marksOn } from './difference'

const change = (element_id: string, kind: ElementDifference['kind']): ElementDifference => ({
  element_id,
  kind,
  name: null,
  type: 'userTask',
  properties: [],
})
const CHANGES = [change('A', 'added'), change('B', 'removed'), change('C', 'changed'), change('D', 'moved')]

describe('marks on a diagram', () => {
  it('shows on the new side what was added and changed', () => {
    expect(marksOn('new', CHANGES)).toEqual([
      { id: 'A', marker: 'dd-added' },
      { id: 'C', marker: 'dd-changed' },
    ])
  })
  it('shows on the old side what was removed and changed', () => {
    expect(marksOn('old', CHANGES)).toEqual([
      { id: 'B', marker: 'dd-removed' },
      { id: 'C', marker: 'dd-changed' },
    ])
  })
})
