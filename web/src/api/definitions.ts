import { call, http } from './client'
import type { DefinitionDetail, DefinitionDifference, RunningCase } from './types'

export function readDefinition(key: string): Promise<DefinitionDetail> {
  return call(http.GET('/api/definitions/{key}', { params: { path: { key } } }))
}

/** What changed from the version `since` to the version `key`. */
export function readDifference(key: string, since: string): Promise<DefinitionDifference> {
  return call(http.GET('/api/definitions/{key}/difference', { params: { path: { key }, query: { since } } }))
}

export function listRunningCases(
  key: string,
  cursor?: string,
): Promise<{ items: RunningCase[]; next_cursor: string | null; total: number }> {
  return call(http.GET('/api/definitions/{key}/instances', { params: { path: { key }, query: { cursor, limit: 20 } } }))
}
