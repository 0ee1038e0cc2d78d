import { describe, expect, it } from 'vitest'

import { ApiError } from '@/api/problem'

import { claimAll } from './claimAll'

const taken = new ApiError({ type: '', title: '已被签收', status: 409, detail: '已由李敏签收', instance: '', errors: [] })

describe('claimAll', () => {
  it('goes on after a task that someone else has taken', async () => {
    const outcome = await claimAll([{ key: '1' }, { key: '2' }, { key: '3' }], (key) =>
      key === '2' ? Promise.reject(taken) : Promise.resolve({ key }),
    )
    expect(outcome.done).toEqual([{ key: '1' }, { key: '3' }])
    expect(outcome.failed).toEqual([{ row: { key: '2' }, reason: '已由李敏签收' }])
  })
  it('does not hide a fault of the program', async () => {
    await expect(claimAll([{ key: '1' }], () => Promise.reject(new RangeError('x')))).rejects.toThrow(RangeError)
  })
})
