import { call, http } from './client'
import type { AgreementDetail, AgreementState, Filed, FilingForm, FilingOffer, JsonObject, PartyType } from './types'

export interface AgreementFilter {
  q: string
  state?: AgreementState
  party_type?: PartyType
  area?: string
}

export function searchAgreements(filter: AgreementFilter, cursor?: string) {
  return call(http.GET('/api/agreements', { params: { query: { ...filter, cursor, limit: 20 } } }))
}

export function readAgreement(number: string): Promise<AgreementDetail> {
  return call(http.GET('/api/agreements/{business_key}', { params: { path: { business_key: number } } }))
}

export function listFilings(number: string): Promise<FilingOffer[]> {
  return call(http.GET('/api/agreements/{business_key}/filings', { params: { path: { business_key: number } } }))
}

/** The form of a filing, filled in with what the procedures know; `caseNumber` where several cases wait for it. */
export function readFiling(number: string, filing: string, caseNumber?: string): Promise<FilingForm> {
  const params = { path: { business_key: number, filing }, query: { case_number: caseNumber } }
  return call(http.GET('/api/agreements/{business_key}/filings/{filing}', { params }))
}

export interface Submission {
  filing: string
  variables: JsonObject
  attachments: string[]
  case_number?: string
}

export function fileOn(number: string, body: Submission): Promise<Filed> {
  return call(http.POST('/api/agreements/{business_key}/filings', { params: { path: { business_key: number } }, body }))
}
