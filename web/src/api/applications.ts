import { call, http } from './client'
import type { Action, ActionForm, ApplicationDetail, ApplicationForm, ApplicationRow, JsonObject, PartyType } from './types'

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

/** The form of an action, with what it already knows. */
export function readActionForm(number: string, action: Action): Promise<ActionForm> {
  const params = { path: { business_key: number, action } }
  return call(http.GET('/api/applications/{business_key}/actions/{action}', { params }))
}

export function act(number: string, action: Action, variables: JsonObject, attachments: string[]) {
  const params = { path: { business_key: number, action } }
  return call(http.POST('/api/applications/{business_key}/actions/{action}', { params, body: { variables, attachments } }))
}
