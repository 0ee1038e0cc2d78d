import { asApiError } from '@/api/problem'

export interface ClaimOutcome<T> {
  done: T[]
  failed: { row: T; reason: string }[]
}

/** Claim one after another: a task someone else took is reported and does not stop the rest. `done` is as it is now. */
export async function claimAll<T extends { key: string }>(
  rows: readonly T[],
  claim: (key: string) => Promise<T>,
): Promise<ClaimOutcome<T>> {
  const outcome: ClaimOutcome<T> = { done: [], failed: [] }
  for (const row of rows) {
    try {
      outcome.done.push(await claim(row.key))
    } catch (thrown) {
      outcome.failed.push({ row, reason: asApiError(thrown).message })
    }
  }
  return outcome
}
