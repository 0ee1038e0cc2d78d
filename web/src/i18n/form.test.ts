import { describe, expect, it } from 'vitest'

import { translateForm } from './form'

describe('translateForm', () => {
  it('speaks Chinese for a required field', () => {
    expect(translateForm('Field is required.')).toBe('此项必填')
  })
  it('fills the placeholders', () => {
    expect(translateForm('Field must have minimum value of {value}.', { value: 3 })).toBe('不得小于 3')
  })
  it('leaves an unknown text as it is', () => {
    expect(translateForm('{a} and {b}', { a: 1 })).toBe('1 and {b}')
  })
})
