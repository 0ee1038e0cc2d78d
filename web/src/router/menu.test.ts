import { describe, expect, it } from 'vitest'

import { homeFor, menuFor } from './menu'

const paths = (roles: string[]) => menuFor(roles).flatMap((group) => group.items.map((item) => item.path))

describe('menuFor', () => {
  it('shows the public pages to anyone', () => {
    expect(paths([])).toEqual(['/public/publicity', '/public/designated'])
  })
  it('gives an institution its applications and no administration', () => {
    expect(paths(['institution'])).toContain('/applications')
    expect(paths(['institution']).some((path) => path.startsWith('/admin'))).toBe(false)
  })
  it('gives a designer the definitions but no cases', () => {
    expect(paths(['designer'])).toContain('/admin/definitions')
    expect(paths(['designer'])).not.toContain('/cases')
  })
  it('starts an intake officer in the inbox and a designer at the parameters or list', () => {
    expect(homeFor(['agency-intake'])).toBe('/tasks')
    expect(homeFor(['designer'])).toBe('/public/publicity')
  })
})
