/** The form's way to the document store, handed to its components as the service `documents`. */
import { documentAddress, uploadDocument } from '@/api/documents'
import type { DocumentReference } from '@/api/types'

export interface Documents {
  upload: (file: File) => Promise<DocumentReference>
  address: (documentId: string) => string
  /** How many uploads have not ended yet. */
  pending: () => number
}

/** The documents of a task's form, or of a form that belongs to no task. */
export function documentsOf(taskKey: string | undefined): Documents {
  let pending = 0
  return {
    async upload(file) {
      pending += 1
      try {
        return await uploadDocument(file, taskKey)
      } finally {
        pending -= 1
      }
    },
    address: (documentId) => documentAddress(documentId, taskKey),
    pending: () => pending,
  }
}
