import { onBeforeUnmount, ref, shallowRef } from 'vue'

import type { JsonObject } from '@/api/types'
import { shanghaiTime } from '@/i18n/dates'

import { dropDraft, readDraft, writeDraft } from './drafts'
import { useSession } from './useSession'

const PAUSE_MS = 600

export const draftOfTask = (key: string) => `task.${key}`

function currentAccount(): string {
  return useSession().session.value?.account_id ?? 'anonymous'
}

/** Drop the draft of a task that is over, when its form is not on the page any more. */
export function forgetDraft(taskKey: string): void {
  dropDraft(currentAccount(), draftOfTask(taskKey))
}

/** Keeps what is typed into a form in this browser, and brings it back when the form is opened again. */
export function useDraft(subject: string, data: JsonObject, active: () => boolean) {
  const account = currentAccount()
  const draft = readDraft(account, subject)
  const initial = shallowRef<JsonObject>(draft && active() ? { ...data, ...draft.data } : data)
  const restoredAt = ref(draft && active() ? shanghaiTime(draft.savedAt) : '')
  const savedAt = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined
  let pending: JsonObject | undefined
  let untouched = ''

  function save(): void {
    if (!pending) return
    const now = new Date().toISOString()
    writeDraft(account, subject, pending, now)
    savedAt.value = shanghaiTime(now).slice(11)
    pending = undefined
  }

  /** What the form shows before anything is typed; only what differs from it is worth keeping. */
  function shown(first: JsonObject): void {
    untouched = JSON.stringify(first)
    if (!pending || JSON.stringify(pending) !== untouched) return
    clearTimeout(timer) // the form had changed while it was made
    pending = undefined
  }

  function keep(changed: JsonObject): void {
    if (!active() || JSON.stringify(changed) === untouched) return
    pending = changed
    clearTimeout(timer)
    timer = setTimeout(save, PAUSE_MS)
  }

  /** Forget the draft and show the data as it came from the server. */
  function discard(): void {
    clearTimeout(timer)
    pending = undefined
    dropDraft(account, subject)
    if (restoredAt.value) initial.value = { ...data }
    restoredAt.value = ''
    savedAt.value = ''
  }

  // a reload or a closed tab must not lose what was typed within the pause
  window.addEventListener('pagehide', save)
  onBeforeUnmount(() => {
    window.removeEventListener('pagehide', save)
    clearTimeout(timer)
    save()
  })
  return { initial, restoredAt, savedAt, shown, keep, save, discard }
}
