import { computed, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import { countTasks, listTasks, type TaskFilter } from '@/api/tasks'
import type { TaskRow } from '@/api/types'

import { filterFromQuery, queryFromFilter } from './taskFilter'
import { useAsync } from './useAsync'

/** The inbox: its filter lives in the address; changing the address loads the list and the numbers. */
export function useInbox() {
  const route = useRoute()
  const router = useRouter()
  const filter = computed(() => filterFromQuery(route.query))
  const rows = shallowRef<TaskRow[]>()
  const total = ref(0)
  const cursor = ref<string | null>(null)
  const list = useAsync(listTasks)
  const counts = useAsync(countTasks)

  async function reload(): Promise<void> {
    void counts.run(filter.value.view)
    const page = await list.run(filter.value)
    if (page) show(page.items, page.total, page.next_cursor)
  }

  async function loadMore(): Promise<void> {
    if (!cursor.value) return
    const page = await list.run(filter.value, cursor.value)
    if (page) show([...(rows.value ?? []), ...page.items], page.total, page.next_cursor)
  }

  function show(items: TaskRow[], count: number, next: string | null): void {
    rows.value = items
    total.value = count
    cursor.value = next
  }

  function update(change: Partial<TaskFilter>): void {
    void router.replace({ query: queryFromFilter({ ...filter.value, ...change }) })
  }

  watch(() => (route.path === '/tasks' ? route.fullPath : null), (here) => here && void reload(), { immediate: true })

  return {
    filter,
    update,
    rows,
    total,
    more: computed(() => cursor.value !== null),
    counts: counts.data,
    loading: list.loading,
    error: list.error,
    reload,
    loadMore,
  }
}
