import { describe, expect, it } from 'vitest'

import { homeFor, menuFor } from './menu'

const paths = (roles: string[]) => menuFor(roles).flatMap((group) => group.items.map((item) => item.path))

describe('menuFor', () => {
  it('shows the public pages to anyone', () => {
    expect(paths([])).toEqual(['/public/publicity', '/public/designated', '/public/terminated'])
  })
  it('gives an institution its applications and no administration', () => {
    expect(paths(['institution'])).toContain('/applications')
    expect(paths(['institution']).some((path) => path.startsWith('/admin'))).toBe(false)
  })
  it('names the agreements of an institution its own', () => {
    const titles = (roles: string[]) => menuFor(roles).flatMap((group) => group.items.map((item) => item.title))
    expect(titles(['institution'])).toContain('我的协议')
    expect(titles(['institution'])).not.toContain('协议查询')
    expect(titles(['agency-leader'])).toContain('协议查询')
  })
  it('shows the deadlines to all but third parties and designers', () => {
    expect(paths(['agency-auditor'])).toContain('/deadlines')
    expect(paths(['institution'])).toContain('/deadlines')
    expect(paths(['third-party'])).not.toContain('/deadlines')
    expect(paths(['designer'])).not.toContain('/deadlines')
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
