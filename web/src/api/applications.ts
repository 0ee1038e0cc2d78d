import { call, http } from './client'
import type { ApplicationDetail, ApplicationForm, ApplicationRow, JsonObject, PartyType } from './types'

export function readApplicationForm(partyType: PartyType, area: string): Promise<ApplicationForm> {
  return call(http.GET('/api/applications/form', { params: { query: { party_type: partyType, area } } }))
}

export function listApplications(): Promise<ApplicationRow[]> {
  return call(http.GET('/api/applications'))
}

export function readApplication(number: string): Promise<ApplicationDetail> {
  return call(http.GET('/api/applications/{business_key}', { params: { path: { business_key: number } } }))
}

export function submitApplication(area: string, variables: JsonObject, attachments: string[]) {
  return call(http.POST('/api/applications', { body: { area, variables, attachments } }))
}

export function answerSupplement(number: string, note: string, variables: JsonObject, attachments: string[]) {
  const params = { path: { business_key: number } }
  return call(
    http.POST('/api/applications/{business_key}/supplement', { params, body: { note, variables, attachments } }),
  )
}

export function requestReevaluation(number: string, rectification: string, attachments: string[]) {
  const params = { path: { business_key: number } }
  return call(
    http.POST('/api/applications/{business_key}/reevaluation', { params, body: { rectification, attachments } }),
  )
}

export function withdrawApplication(number: string, reason: string) {
  const params = { path: { business_key: number } }
  return call(http.POST('/api/applications/{business_key}/withdrawal', { params, body: { reason } }))
}
