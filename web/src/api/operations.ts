import { call, http } from './client'
import type { Migration, MigrationPreview, Operation } from './types'

/** A dry run: what would become of the cases on version `key`. */
export function previewMigration(key: string, body: Migration): Promise<MigrationPreview> {
  return call(http.POST('/api/definitions/{key}/migration/preview', { params: { path: { key } }, body }))
}

export function startMigration(key: string, body: Migration): Promise<Operation> {
  return call(http.POST('/api/definitions/{key}/migration', { params: { path: { key } }, body }))
}

export function readOperation(key: string): Promise<Operation> {
  return call(http.GET('/api/operations/{key}', { params: { path: { key } } }))
}
