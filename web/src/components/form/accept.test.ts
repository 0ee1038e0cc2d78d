import { describe, expect, it } from 'vitest'

import { isAccepted } from './accept'

const PDF = { name: '证照.PDF', type: 'application/pdf' }

describe('isAccepted', () => {
  it.each(['', ' , ', '.pdf', '.jpg, .pdf', 'application/pdf', 'application/*', 'Application/PDF', '*/*'])('takes a PDF for "%s"', (accept) => {
    expect(isAccepted(accept, PDF)).toBe(true)
  })

  it.each(['.jpg', 'pdf', 'image/*', '.df', 'text/plain,image/png'])('refuses a PDF for "%s"', (accept) => {
    expect(isAccepted(accept, PDF)).toBe(false)
  })
})
