import { computed, shallowRef } from 'vue'

import { readSession, signIn as openSession, signOut as closeSession } from '@/api/session'
import type { Session } from '@/api/types'

/** Remembers that someone signed in here, so that visitors of the public pages are not asked for a session. */
const HINT = 'dingdian.signed-in'

const session = shallowRef<Session | null>(null)
let asked = false

async function load(): Promise<Session | null> {
  if (!asked && localStorage.getItem(HINT)) {
    session.value = await readSession()
  }
  asked = true
  return session.value
}

async function signIn(username: string, password: string): Promise<Session> {
  const opened = await openSession(username, password)
  localStorage.setItem(HINT, '1')
  session.value = opened
  return opened
}

async function signOut(): Promise<void> {
  await closeSession()
  forget()
}

/** Drop the session here, after the server has dropped it. */
function forget(): void {
  localStorage.removeItem(HINT)
  session.value = null
}

/** Who is signed in; one state for the whole app. */
export function useSession() {
  const roles = computed<readonly string[]>(() => session.value?.roles ?? [])
  const hasRole = (...wanted: string[]): boolean => wanted.some((role) => roles.value.includes(role))
  return { session, roles, hasRole, load, signIn, signOut, forget }
}
