import { call, http, multipart } from './client'
import type { DocumentReference } from './types'

/** Store a file that was picked in a form, of a task or of none; it goes away unless the form is submitted. */
export function uploadDocument(file: File, taskKey?: string): Promise<DocumentReference> {
  const body = multipart(new Map(taskKey ? [['task_key', taskKey]] : []), 'file', [file])
  return call(http.POST('/api/documents', { body: { file: file.name }, bodySerializer: () => body }))
}

/** Where a document is downloaded: what the form of a task shows is seen with the task. */
export function documentAddress(documentId: string, taskKey?: string): string {
  const name = encodeURIComponent(documentId)
  return taskKey ? `/api/tasks/${taskKey}/documents/${name}` : `/api/documents/${name}`
}
