import { call, http } from './client'
import type { CaseDetail, CaseFile, CaseKind, CaseStatus, DeliveryRecord, Diagram, Incident, Notice, PartyType, Provision, TimelineEntry } from './types'

export interface CaseFilter {
  q: string
  party_type?: PartyType
  state: string
}

export function searchCases(filter: CaseFilter, cursor?: string) {
  return call(http.GET('/api/cases', { params: { query: { ...filter, cursor, limit: 20 } } }))
}

export function readCase(number: string): Promise<CaseDetail> {
  return call(http.GET('/api/cases/{business_key}', { params: { path: { business_key: number } } }))
}

export function readTimeline(number: string): Promise<TimelineEntry[]> {
  return call(http.GET('/api/cases/{business_key}/timeline', { params: { path: { business_key: number } } }))
}

export function readDiagram(number: string, key: string): Promise<Diagram> {
  return call(
    http.GET('/api/cases/{business_key}/instances/{key}/diagram', { params: { path: { business_key: number, key } } }),
  )
}

/** The provisions with these ids, in this order. */
export function listProvisions(ids: string[]): Promise<Provision[]> {
  if (ids.length === 0) return Promise.resolve([])
  return call(http.GET('/api/provisions', { params: { query: { ids } } }))
}

export function noticeAddress(notice: Notice): string {
  return `/api/notices/${notice.key}/document`
}

export function recordDelivery(key: string, body: DeliveryRecord): Promise<Notice> {
  return call(http.POST('/api/notices/{key}/delivery', { params: { path: { key } }, body }))
}

export function listIncidents(): Promise<Incident[]> {
  return call(http.GET('/api/incidents'))
}

export async function resolveIncident(key: string): Promise<void> {
  await call(http.POST('/api/incidents/{key}/resolve', { params: { path: { key } } }))
}

export interface CaseFileFilter {
  q: string
  kind?: CaseKind
  state?: CaseStatus
  area?: string
}

export function searchCaseFiles(filter: CaseFileFilter, cursor?: string) {
  return call(http.GET('/api/case-files', { params: { query: { ...filter, cursor, limit: 20 } } }))
}

/** What was found, notified, said, decided and imposed in a case on an agreement. */
export function readCaseFile(number: string): Promise<CaseFile> {
  return call(http.GET('/api/case-files/{business_key}', { params: { path: { business_key: number } } }))
}
