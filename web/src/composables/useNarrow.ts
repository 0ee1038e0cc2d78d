import { onScopeDispose, ref } from 'vue'

/** Whether the window is as narrow as a phone; the same limit as in `rows.css`. */
export function useNarrow() {
  const query = window.matchMedia('(width < 760px)')
  const narrow = ref(query.matches)
  const look = () => (narrow.value = query.matches)
  query.addEventListener('change', look)
  onScopeDispose(() => query.removeEventListener('change', look))
  return narrow
}
