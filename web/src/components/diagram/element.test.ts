import { describe, expect, it } from 'vitest'

import { describe as describeElement, provisionsOf } from './element'

const task = (value: string) => ({
  id: 'Task_1',
  $type: 'bpmn:UserTask',
  name: '核对申请材料',
  extensionElements: {
    values: [{ id: '', $type: 'zeebe:properties', $children: [{ id: '', $type: 'zeebe:property', name: 'provision', value }] }],
  },
})

describe('element', () => {
  it('reads the provisions of an element, however they are separated', () => {
    expect(provisionsOf(task('O3-07-a, O3-07-b，O2-08-b'))).toEqual(['O3-07-a', 'O3-07-b', 'O2-08-b'])
  })
  it('has none where the designer named none', () => {
    expect(provisionsOf({ id: 'x', $type: 'bpmn:Task' })).toEqual([])
    expect(describeElement(task(''))).toEqual({ id: 'Task_1', name: '核对申请材料', type: 'bpmn:UserTask', provisions: [] })
  })
})
