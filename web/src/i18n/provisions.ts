/** Short names of provisions, for the places where a full citation would bury what it is the basis of. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  O2: '2号令',
  O3: '3号令',
  S735: '监管条例',
  S765: '经办条例',
  R7: '监管细则',
  N2025: '2025年通知',
  P23: '支付资格意见',
  T22: '协议范本',
  SIL: '社会保险法',
  PEN: '处罚程序',
  CC: '民法典',
  ARL: '行政复议法',
  ALL: '行政诉讼法',
  SPC: '行政协议解释',
}
const NUMERALS = '〇一二三四五六七八九'
const OTHER = '参考资料'

/** The paragraphs of the notice of 2025 are numbered （一） to （十二）. */
function paragraph(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  return `（${tens ? '十' : ''}${ones || !tens ? NUMERALS.charAt(ones) : ''}）`
}

/** `O3-40-5` → `3号令第40条第5项`, `O3-40-a` → `3号令第40条`, `N2025-11-4` → `2025年通知（十一）第4项`. */
export function shortCitation(id: string): string {
  const [prefix = '', article = '', ...parts] = id.split('-')
  const document = DOCUMENTS[prefix]
  if (!document) return OTHER
  const number = Number(article)
  if (!number) return document
  const item = parts.find((part) => /^\d+$/.test(part))
  const place = prefix === 'N2025' ? paragraph(number) : `第${number}条`
  return `${document}${place}${item ? `第${item}项` : ''}`
}

/** The short names of several provisions, each once. */
export function shortCitations(ids: readonly string[]): string[] {
  return [...new Set(ids.map(shortCitation))]
}
