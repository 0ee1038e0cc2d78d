import { describe, expect, it } from 'vitest'

import { dueText, urgencyOf } from './due'

const due = (remaining: number | null, overdue = false) => ({
  due_on: '2026-10-12',
  remaining_working_days: remaining,
  overdue,
})

describe('due', () => {
  it.each([
    [3, 'normal', '正常 剩 3 个工作日'],
    [2, 'soon', '临期 剩 2 个工作日'],
    [0, 'soon', '临期 今日到期'],
  ])('with %i working days left it is %s', (remaining, urgency, text) => {
    expect(urgencyOf(due(remaining))).toBe(urgency)
    expect(dueText(due(remaining))).toBe(text)
  })
  it('counts the working days that have passed', () => {
    expect(dueText(due(-4, true))).toBe('超期 4 个工作日')
    expect(dueText(due(0, true))).toBe('超期')
  })
  it('calls nobody late when a period merely had to pass', () => {
    expect(urgencyOf(due(-4))).toBe('past')
    expect(dueText(due(-4))).toBe('已届满')
  })
  it('says nothing without a deadline', () => {
    expect(dueText({ due_on: null, remaining_working_days: null, overdue: false })).toBe('')
  })
})
