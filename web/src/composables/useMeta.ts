import { shallowRef } from 'vue'

import { readMeta } from '@/api/session'
import type { Meta } from '@/api/types'

const meta = shallowRef<Meta>()

async function reload(): Promise<void> {
  meta.value = await readMeta()
}

/** What the server tells before sign-in: areas, today's date, whether this is a demonstration. */
export function useMeta() {
  if (!meta.value) void reload()
  return { meta, reload }
}
