import { computed, ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import type { PartyType } from '@/api/types'

/** Keyword, area and type of a public list, kept in the address. */
export function usePublicFilter() {
  const route = useRoute()
  const router = useRouter()
  const text = (name: string) => (typeof route.query[name] === 'string' ? route.query[name] : '')
  const filter = computed(() => ({ q: text('q'), area: text('area'), type: text('type') as PartyType | '' }))
  const keyword = ref(filter.value.q)
  watch(
    () => filter.value.q,
    (q) => (keyword.value = q),
  )

  function update(change: Partial<{ q: string; area: string; type: string }>): void {
    const query = { ...filter.value, ...change }
    void router.replace({ query: Object.fromEntries(Object.entries(query).filter(([, value]) => value)) })
  }

  return { filter, keyword, update }
}
