import { computed } from 'vue'

import type { PartyType } from '@/api/types'

import { useQueryFilter } from './useQueryFilter'

/** Keyword, area and type of a public list, kept in the address; `wanted` is what the server is asked for. */
export function usePublicFilter() {
  const { filter, keyword, update } = useQueryFilter(['q', 'area', 'type'])
  const wanted = computed(() => {
    const { q, area, type } = filter.value
    return { q, area: area || undefined, party_type: (type || undefined) as PartyType | undefined }
  })
  return { filter, keyword, update, wanted }
}
