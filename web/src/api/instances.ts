import { call, http } from './client'
import type { InstanceDetail } from './types'

export function readInstance(key: string): Promise<InstanceDetail> {
  return call(http.GET('/api/instances/{key}', { params: { path: { key } } }))
}
