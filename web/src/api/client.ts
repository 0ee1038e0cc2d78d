/** The typed HTTP client. Types come from the server's OpenAPI (`npm run types`). */
import createClient, { type Middleware } from 'openapi-fetch'

import { asApiError, toApiError } from './problem'
import type { paths } from './schema'

/** A custom header the server demands on every change: a form on a foreign site cannot send it. */
const CSRF_HEADER = 'X-Requested-By'

const guard: Middleware = {
  onRequest({ request }) {
    request.headers.set(CSRF_HEADER, 'dingdian')
    return request
  },
}

export const http = createClient<paths>({ credentials: 'same-origin' })
http.use(guard)

interface Answer<T> {
  data?: T
  error?: unknown
  response: Response
}

type Listener = () => void
let onSignedOut: Listener = () => undefined

/** What to do when the server says that nobody is signed in any more. */
export function whenSignedOut(listener: Listener): void {
  onSignedOut = listener
}

/** The data of an answer; throws `ApiError` for every other outcome. */
export async function call<T>(answer: Promise<Answer<T>>): Promise<T> {
  try {
    const { data, error, response } = await answer
    if (response.ok) return data as T
    if (response.status === 401) onSignedOut()
    throw toApiError(error, response.status)
  } catch (thrown) {
    throw asApiError(thrown)
  }
}

/** A multipart body for endpoints that take files; openapi-fetch would send JSON otherwise. */
export function multipart(fields: ReadonlyMap<string, string>, name: string, files: readonly File[]): FormData {
  const body = new FormData()
  fields.forEach((value, key) => body.append(key, value))
  files.forEach((file) => body.append(name, file, file.name))
  return body
}
