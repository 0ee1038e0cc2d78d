import { computed, ref, shallowRef, watch } from 'vue'

import { useAsync } from './useAsync'

interface Page<T> {
  items: T[]
  total: number
  next_cursor: string | null
}

/** A list that grows page by page; it starts again whenever `watched` changes. */
export function usePages<T>(load: (cursor?: string) => Promise<Page<T>>, watched: () => unknown) {
  const rows = shallowRef<T[]>()
  const total = ref(0)
  const cursor = ref<string | null>(null)
  const page = useAsync(load)

  async function take(from: T[], at?: string): Promise<void> {
    const loaded = await page.run(at)
    if (!loaded) return
    rows.value = [...from, ...loaded.items]
    total.value = loaded.total
    cursor.value = loaded.next_cursor
  }

  const reload = () => take([])
  const loadMore = () => take(rows.value ?? [], cursor.value ?? undefined)
  watch(watched, () => void reload(), { immediate: true })

  return { rows, total, more: computed(() => cursor.value !== null), loading: page.loading, error: page.error, reload, loadMore }
}
