/** The inbox's filters as they stand in the address, so that a list can be bookmarked and sent. */
import type { LocationQuery } from 'vue-router'

import type { TaskFilter } from '@/api/tasks'
import type { TaskSort, TaskView } from '@/api/types'

const VIEWS: readonly TaskView[] = ['mine', 'groups', 'area']
const SORTS: readonly TaskSort[] = ['due', '-due', 'created', '-created', '-priority']

export const DEFAULT_FILTER: TaskFilter = { view: 'groups', q: '', process: '', element: '', overdue: false, sort: 'due' }

function text(query: LocationQuery, name: string): string {
  const value = query[name]
  return typeof value === 'string' ? value : ''
}

function oneOf<T extends string>(value: string, allowed: readonly T[], otherwise: T): T {
  return allowed.find((candidate) => candidate === value) ?? otherwise
}

/** Whatever stands in the address gives a usable filter; unknown values fall back to the default. */
export function filterFromQuery(query: LocationQuery): TaskFilter {
  return {
    view: oneOf(text(query, 'view'), VIEWS, DEFAULT_FILTER.view),
    q: text(query, 'q'),
    process: text(query, 'process'),
    element: text(query, 'element'),
    overdue: text(query, 'overdue') === '1',
    sort: oneOf(text(query, 'sort'), SORTS, DEFAULT_FILTER.sort),
  }
}

/** Only what differs from the default, to keep addresses short. */
export function queryFromFilter(filter: TaskFilter): Record<string, string> {
  const { overdue, ...texts } = filter
  const differing = Object.entries(texts).filter(
    ([name, value]) => value && value !== DEFAULT_FILTER[name as keyof typeof texts],
  )
  return { ...Object.fromEntries(differing), ...(overdue ? { overdue: '1' } : {}) }
}

/** Whether the list is narrowed by anything but its view and order. */
export function isNarrowed(filter: TaskFilter): boolean {
  return Boolean(filter.q || filter.process || filter.element || filter.overdue)
}
