import { computed } from 'vue'

import { useSession } from './useSession'

/** The pooling areas a person works in, as choices of a filter. */
export function useAreas() {
  const { session } = useSession()
  const areas = computed(() => (session.value?.areas ?? []).map(({ code, name }) => ({ value: code, label: name })))
  return { areas }
}
