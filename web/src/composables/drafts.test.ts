import { beforeEach, describe, expect, it } from 'vitest'

import { countDrafts, dropAllDrafts, dropDraft, readDraft, writeDraft } from './drafts'

function memory(): Storage {
  const entries = new Map<string, string>()
  return {
    get length() {
      return entries.size
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (name) => entries.get(name) ?? null,
    setItem: (name, value) => void entries.set(name, value),
    removeItem: (name) => void entries.delete(name),
    clear: () => entries.clear(),
  }
}

describe('drafts', () => {
  let store: Storage
  beforeEach(() => {
    store = memory()
  })

  it('gives back what was written, and nothing after it was dropped', () => {
    writeDraft('7', 'task.1', { remarks: '材料齐全' }, '2026-09-29T01:00:00Z', store)
    expect(readDraft('7', 'task.1', store)?.data).toEqual({ remarks: '材料齐全' })
    dropDraft('7', 'task.1', store)
    expect(readDraft('7', 'task.1', store)).toBeNull()
  })
  it('keeps people apart', () => {
    writeDraft('7', 'task.1', {}, '', store)
    expect(readDraft('77', 'task.1', store)).toBeNull()
    expect(countDrafts('77', store)).toBe(0)
  })
  it('treats a damaged entry as none', () => {
    store.setItem('dingdian.draft.7.task.1', '{')
    expect(readDraft('7', 'task.1', store)).toBeNull()
  })
  it('drops all drafts of one person only', () => {
    writeDraft('7', 'a', {}, '', store)
    writeDraft('7', 'b', {}, '', store)
    writeDraft('8', 'a', {}, '', store)
    dropAllDrafts('7', store)
    expect([countDrafts('7', store), countDrafts('8', store)]).toEqual([0, 1])
  })
})
