import { call, http } from './client'
import type { DeadlineCounts, DeadlineGroup } from './types'

export interface DeadlineFilter {
  group: DeadlineGroup
  q: string
  area?: string
}

export function listDeadlines(filter: DeadlineFilter, cursor?: string) {
  return call(http.GET('/api/deadlines', { params: { query: { ...filter, cursor, limit: 20 } } }))
}

export function countDeadlines(area?: string): Promise<DeadlineCounts> {
  return call(http.GET('/api/deadlines/counts', { params: { query: { area } } }))
}
