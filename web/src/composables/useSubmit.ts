import { ref, shallowRef } from 'vue'

import { asApiError, type ApiError } from '@/api/problem'
import type { FieldProblem } from '@/api/types'

interface FormErrors {
  showErrors: (problems: readonly FieldProblem[]) => unknown
}

/** Sends a form once at a time; a refusal is kept in `error` and shown at the fields it names. */
export function useSubmit(form: () => FormErrors | null | undefined) {
  const busy = ref(false)
  const error = shallowRef<ApiError>()

  async function submit(send: () => Promise<void>): Promise<void> {
    busy.value = true
    error.value = undefined
    try {
      await send()
    } catch (thrown) {
      error.value = asApiError(thrown)
      form()?.showErrors(error.value.fields)
    } finally {
      busy.value = false
    }
  }

  return { busy, error, submit }
}
