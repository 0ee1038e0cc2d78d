import { describe, expect, it } from 'vitest'

import { runsOn, startText } from './clocks'

const clock = (start_on: string, due_on: string) => ({ start_on, due_on, start_event: '协议期限届满' })

describe('startText', () => {
  it('names the day and what happened on it', () => {
    expect(startText({ ...clock('2026-09-28', '2026-10-10'), start_event: '收到申请材料' })).toBe('2026-09-28 周一 收到申请材料')
  })
  it('says that a period is counted back', () => {
    expect(startText(clock('2026-12-31', '2026-09-30'))).toBe('由 2026-12-31 协议期限届满倒推')
    expect(runsOn(clock('2026-12-31', '2026-09-30'))).toBe(false)
  })
  it('says that a document states the day', () => {
    expect(startText(clock('2026-12-31', '2026-12-31'))).toBe('协议或文书载明的日期')
    expect(runsOn(clock('2026-12-31', '2026-12-31'))).toBe(false)
  })
})
