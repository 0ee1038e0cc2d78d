import { computed, ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** Filters of a list, kept in the address under their own names; empty ones are left out of it. */
export function useQueryFilter<Name extends string>(names: readonly Name[]) {
  const route = useRoute()
  const router = useRouter()
  const text = (name: string) => (typeof route.query[name] === 'string' ? route.query[name] : '')
  const filter = computed(() => Object.fromEntries(names.map((name) => [name, text(name)])) as Record<Name, string>)
  /** What stands in the search box before it is sent. */
  const keyword = ref(text('q'))
  watch(
    () => route.query.q,
    () => (keyword.value = text('q')),
  )

  function update(change: Partial<Record<Name, string>>): void {
    const query: Partial<Record<Name, string>> = { ...filter.value, ...change }
    void router.replace({ query: Object.fromEntries(Object.entries(query).filter(([, value]) => value)) as Record<string, string> })
  }

  const narrowed = computed(() => names.some((name) => filter.value[name] !== ''))
  return { filter, keyword, narrowed, update }
}
