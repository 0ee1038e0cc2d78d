import { ref, shallowRef } from 'vue'

import { readMeta } from '@/api/session'
import type { Meta } from '@/api/types'

const meta = shallowRef<Meta>()
/** Counts the moves of the demonstration's clock: whatever a page shows is then out of date. */
const moves = ref(0)

async function reload(): Promise<void> {
  meta.value = await readMeta()
}

async function clockMoved(): Promise<void> {
  await reload()
  moves.value += 1
}

/** What the server tells before sign-in: areas, today's date, whether this is a demonstration. */
export function useMeta() {
  if (!meta.value) void reload()
  return { meta, moves, clockMoved }
}
