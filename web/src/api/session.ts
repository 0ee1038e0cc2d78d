import { call, http } from './client'
import { ApiError } from './problem'
import type { DemoAccount, Meta, Session } from './types'

/** Who is signed in; null when nobody is. */
export async function readSession(): Promise<Session | null> {
  try {
    return await call(http.GET('/api/session'))
  } catch (thrown) {
    if (thrown instanceof ApiError && thrown.status === 401) return null
    throw thrown
  }
}

export function signIn(username: string, password: string): Promise<Session> {
  return call(http.POST('/api/session', { body: { username, password } }))
}

export async function signOut(): Promise<void> {
  await call(http.DELETE('/api/session'))
}

export function readMeta(): Promise<Meta> {
  return call(http.GET('/api/meta'))
}

export function listDemoAccounts(): Promise<DemoAccount[]> {
  return call(http.GET('/api/demo/accounts'))
}
