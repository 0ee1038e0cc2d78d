import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'

import { asApiError, type ApiError } from '@/api/problem'

export interface Async<T, A extends unknown[]> {
  data: ShallowRef<T | undefined>
  error: ShallowRef<ApiError | undefined>
  loading: Ref<boolean>
  run: (...args: A) => Promise<T | undefined>
}

/** Loads something and keeps data, error and progress; an answer overtaken by a later call is dropped. */
export function useAsync<T, A extends unknown[]>(load: (...args: A) => Promise<T>): Async<T, A> {
  const data = shallowRef<T>()
  const error = shallowRef<ApiError>()
  const loading = ref(false)
  let latest = 0

  async function run(...args: A): Promise<T | undefined> {
    const mine = ++latest
    loading.value = true
    try {
      const loaded = await load(...args)
      if (mine !== latest) return undefined
      data.value = loaded
      error.value = undefined
      return loaded
    } catch (thrown) {
      const failure = asApiError(thrown)
      if (mine === latest) error.value = failure
      return undefined
    } finally {
      if (mine === latest) loading.value = false
    }
  }

  return { data, error, loading, run }
}
