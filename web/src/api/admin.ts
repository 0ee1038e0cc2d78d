import { call, http, multipart } from './client'
import type { CalendarYear, Definition, Parameter, RestDay } from './types'

export function listParameters(area: string): Promise<Parameter[]> {
  return call(http.GET('/api/parameters', { params: { query: { area } } }))
}

export interface ParameterChange {
  area: string
  value: unknown
  effective_from: string
  source: string
}

export function setParameter(name: string, body: ParameterChange): Promise<Parameter> {
  return call(http.PUT('/api/parameters/{name}', { params: { path: { name } }, body }))
}

export function readCalendar(year: number): Promise<CalendarYear> {
  return call(http.GET('/api/calendar/{year}', { params: { path: { year } } }))
}

export function loadCalendar(year: number, body: { off: RestDay[]; work: string[]; source: string }) {
  return call(http.PUT('/api/calendar/{year}', { params: { path: { year } }, body }))
}

export function listDefinitions(): Promise<Definition[]> {
  return call(http.GET('/api/definitions', { params: { query: { latest: true } } }))
}

/** Every version of every definition. */
export function listAllDefinitions(): Promise<Definition[]> {
  return call(http.GET('/api/definitions', { params: { query: { latest: false } } }))
}

/** The bytes as they were deployed. */
export function readResource(key: string): Promise<string> {
  return call(
    http.GET('/api/definitions/{key}/resource', { params: { path: { key } }, parseAs: 'text' }),
  ) as Promise<string>
}

export function deploy(files: readonly File[]) {
  const body = multipart(new Map(), 'files', files)
  return call(http.POST('/api/definitions', { body: { files: [] }, bodySerializer: () => body }))
}
