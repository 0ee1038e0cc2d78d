import { describe, expect, it } from 'vitest'

import { shortCitation, shortCitations } from './provisions'

describe('shortCitation', () => {
  it('names article and item', () => {
    expect(shortCitation('O3-40-5')).toBe('3号令第40条第5项')
    expect(shortCitation('O2-07-a-4')).toBe('2号令第7条第4项')
  })
  it('leaves out the letter by which the catalogue splits an article', () => {
    expect(shortCitation('S735-13-b')).toBe('监管条例第13条')
  })
  it('writes the paragraphs of the notice of 2025 as it does', () => {
    expect(shortCitation('N2025-04-7')).toBe('2025年通知（四）第7项')
    expect(shortCitation('N2025-10-1')).toBe('2025年通知（十）第1项')
    expect(shortCitation('N2025-11-4')).toBe('2025年通知（十一）第4项')
  })
  it('names the document alone where the article is not known', () => {
    expect(shortCitation('O2-U10')).toBe('2号令')
    expect(shortCitation('T22-00-a')).toBe('协议范本')
    expect(shortCitation('G000-2')).toBe('参考资料')
  })
})

describe('shortCitations', () => {
  it('names each place once', () => {
    expect(shortCitations(['O3-08-d', 'O3-08-e', 'O3-09-a'])).toEqual(['3号令第8条', '3号令第9条'])
  })
})
