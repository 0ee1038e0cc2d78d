import { describe, expect, it } from 'vitest'

import { factRows } from './facts'

describe('factRows', () => {
  it('shows known facts in words and leaves out the machine’s', () => {
    expect(factRows({ beds: 20, instance_key: '1', offersExaminations: false, ownership: 'private' })).toEqual([
      { label: '床位数', value: '20' },
      { label: '开展检查检验', value: '否' },
      { label: '举办性质', value: '非公立' },
    ])
  })
  it('shows a dash for what is missing', () => {
    expect(factRows({ address: null })).toEqual([{ label: '地址', value: '—' }])
  })
})
