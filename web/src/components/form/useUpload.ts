/** The state of a file picker that stores what is picked at once. */
import { useRef, useState } from 'preact/hooks'

import { MAX_BYTES } from '@/api/attachments'
import { asApiError } from '@/api/problem'
import type { DocumentReference } from '@/api/types'
import { fileSize } from '@/i18n/labels'

import { isAccepted } from './accept'
import type { Documents } from './documents'

export type OnChange = (change: { value: DocumentReference[] | null }) => void

/** What the form asks for. */
interface Asked {
  accept: string
  several: boolean
}

/** What is wrong with a file before it is sent; an empty text if nothing is. */
function refusal(file: File, accept: string): string {
  if (!isAccepted(accept, file)) return `文件“${file.name}”的格式不符，可上传：${accept}`
  return file.size > MAX_BYTES ? `${file.name} 超过 ${fileSize(MAX_BYTES)}，请压缩或拆分后再上传` : ''
}

/** Sends the files that are picked, one after the other, and keeps the references of those that were taken. */
export function useUpload(documents: Documents, chosen: readonly DocumentReference[], asked: Asked, onChange: OnChange) {
  const latest = useRef(chosen)
  latest.current = chosen
  const [sending, setSending] = useState<readonly string[]>([])
  const [failures, setFailures] = useState<readonly string[]>([])

  function change(references: readonly DocumentReference[]): void {
    latest.current = references
    onChange({ value: references.length ? [...references] : null })
  }

  async function send(file: File): Promise<string> {
    const reason = refusal(file, asked.accept)
    if (reason) return reason
    try {
      const reference = await documents.upload(file)
      change(asked.several ? [...latest.current, reference] : [reference])
      return ''
    } catch (thrown) {
      return `${file.name}：${asApiError(thrown).message}`
    }
  }

  async function pick(files: readonly File[]): Promise<void> {
    setSending(files.map(({ name }) => name))
    const reasons: string[] = []
    for (const file of files) reasons.push(await send(file))
    setFailures(reasons.filter(Boolean))
    setSending([])
  }

  function remove(documentId: string): void {
    setFailures([])
    change(latest.current.filter((reference) => reference.documentId !== documentId))
  }

  return { sending, failures, pick, remove }
}
