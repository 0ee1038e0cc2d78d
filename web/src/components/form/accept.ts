/** What a file picker accepts, as HTML writes it: `.pdf, image/*, application/pdf`; nothing means everything. */

function matches(entry: string, name: string, type: string): boolean {
  if (entry.startsWith('.')) return name.endsWith(entry)
  return entry === '*/*' || entry === type || (entry.endsWith('/*') && type.startsWith(entry.slice(0, -1)))
}

/** Whether a file that was picked is accepted; the server looks again, at its content. */
export function isAccepted(accept: string, file: Pick<File, 'name' | 'type'>): boolean {
  const entries = accept
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter(Boolean)
  return entries.length === 0 || entries.some((entry) => matches(entry, file.name.toLowerCase(), file.type.toLowerCase()))
}
