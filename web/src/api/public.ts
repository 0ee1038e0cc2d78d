import { call, http } from './client'
import type { Objection, PartyType } from './types'

export interface PublicFilter {
  q: string
  area?: string
}

export function listPublicity(filter: PublicFilter, cursor?: string) {
  return call(http.GET('/api/public/publicity', { params: { query: { ...filter, cursor, limit: 20 } } }))
}

export function object(key: string, body: Objection) {
  return call(http.POST('/api/public/publicity/{key}/objections', { params: { path: { key } }, body }))
}

export function listDesignated(filter: PublicFilter & { party_type?: PartyType }, cursor?: string) {
  return call(http.GET('/api/public/designated', { params: { query: { ...filter, cursor, limit: 20 } } }))
}

export function listTerminated(filter: PublicFilter & { party_type?: PartyType }, cursor?: string) {
  return call(http.GET('/api/public/terminated', { params: { query: { ...filter, cursor, limit: 20 } } }))
}
