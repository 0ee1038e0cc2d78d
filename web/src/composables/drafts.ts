/** Unsent form data kept in this browser against loss, one draft per person and form. */
import type { JsonObject } from '@/api/types'

const PREFIX = 'dingdian.draft.'

export interface Draft {
  savedAt: string
  data: JsonObject
}

function nameOf(account: string, subject: string): string {
  return `${PREFIX}${account}.${subject}`
}

function isDraft(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && 'savedAt' in value && 'data' in value
}

/** The draft of a form, or null; a damaged entry counts as none. */
export function readDraft(account: string, subject: string, store: Storage = localStorage): Draft | null {
  const text = store.getItem(nameOf(account, subject))
  if (text === null) return null
  try {
    const draft: unknown = JSON.parse(text)
    return isDraft(draft) ? draft : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

export function writeDraft(
  account: string,
  subject: string,
  data: JsonObject,
  savedAt: string,
  store: Storage = localStorage,
): void {
  store.setItem(nameOf(account, subject), JSON.stringify({ savedAt, data }))
}

export function dropDraft(account: string, subject: string, store: Storage = localStorage): void {
  store.removeItem(nameOf(account, subject))
}

function namesOf(account: string, store: Storage): string[] {
  const names = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '')
  return names.filter((name) => name.startsWith(nameOf(account, '')))
}

export function countDrafts(account: string, store: Storage = localStorage): number {
  return namesOf(account, store).length
}

/** Remove every draft of a person: at sign-out nothing personal stays on a shared computer. */
export function dropAllDrafts(account: string, store: Storage = localStorage): void {
  namesOf(account, store).forEach((name) => store.removeItem(name))
}
