/** How differences between two versions are told: which side shows them, in which colour, under which name. */
import type { ElementDifference } from '@/api/types'
import type { Mark } from '@/components/diagram/diagram'

export type Side = 'old' | 'new'

export const KINDS: Readonly<Record<ElementDifference['kind'], string>> = {
  added: '新增',
  removed: '删除',
  changed: '修改',
  moved: '仅移动位置',
}

export const TAGS: Readonly<Record<ElementDifference['kind'], 'success' | 'danger' | 'warning' | 'info'>> = {
  added: 'success',
  removed: 'danger',
  changed: 'warning',
  moved: 'info',
}

/** On the new side stands what was added, on the old side what was removed, on both what was changed. */
export function isOn(side: Side, { kind }: ElementDifference): boolean {
  return kind === 'changed' || kind === 'moved' || kind === (side === 'new' ? 'added' : 'removed')
}

export function marksOn(side: Side, changes: readonly ElementDifference[]): Mark[] {
  return changes
    .filter((change) => change.kind !== 'moved' && isOn(side, change))
    .map(({ element_id: id, kind }) => ({ id, marker: `dd-${kind}` }))
}
