/** Parameter values on the way from and to a text field. The kind of the present value decides how a text is read. */

/** A value as people read it. */
export function valueText(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return '—'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** A typed value for a text, or `undefined` when the text does not fit the present value's kind. */
export function readValue(text: string, present: unknown): unknown {
  if (typeof present === 'number') return /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined
  if (typeof present === 'object') {
    try {
      return JSON.parse(text) as unknown
    } catch (error) {
      if (error instanceof SyntaxError) return undefined
      throw error
    }
  }
  return text.trim() || undefined
}
