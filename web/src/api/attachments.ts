import { call, http, multipart } from './client'
import type { Attachment } from './types'

export const MAX_BYTES = 20 * 1024 * 1024

/** Store a file; without a case number it belongs to an application about to be submitted. */
export function upload(file: File, businessKey?: string, label?: string): Promise<Attachment> {
  const fields = new Map<string, string>()
  if (businessKey) fields.set('business_key', businessKey)
  if (label) fields.set('label', label)
  const body = multipart(fields, 'file', [file])
  return call(
    http.POST('/api/attachments', { body: { file: file.name }, bodySerializer: () => body }),
  )
}
