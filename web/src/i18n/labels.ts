import type { DeliveryMethod, PartyType, Provision } from '@/api/types'

export const PARTY_TYPES: Readonly<Record<PartyType, string>> = { institution: '医疗机构', pharmacy: '零售药店' }

export const DELIVERY_METHODS: Readonly<Record<DeliveryMethod, string>> = {
  electronic: '电子送达',
  direct: '直接送达',
  mail: '邮寄送达',
  left: '留置送达',
  public: '公告送达',
}

/** `《…办法》（国家医疗保障局令第3号）第七条 第 2 项`. The rule itself is a paraphrase of that article. */
export function citation({ document, article, item }: Provision): string {
  const place = /^\d+$/.test(article) ? `第 ${article} 条` : ''
  const part = item ? `第 ${item} 项` : ''
  return [document, place, part].filter(Boolean).join(' ')
}

/** A file size as people read it. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const kilobytes = bytes / 1024
  return kilobytes < 1024 ? `${Math.round(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`
}

const UNITS: Readonly<Record<string, string>> = {
  working_day: '个工作日',
  day: '日',
  month: '个月',
  year: '年',
  percent: '%',
  byte: '字节',
  count: '',
}

/** The unit of a parameter in words; an unknown one as it is. */
export function unitText(unit: string | null): string {
  return unit === null ? '' : (UNITS[unit] ?? unit)
}

type Tag = 'primary' | 'success' | 'warning' | 'danger' | 'info'

const STATE_TAGS: Readonly<Record<string, Tag>> = {
  SUPPLEMENTING: 'warning',
  RECTIFYING: 'warning',
  OBJECTION: 'warning',
  QUALIFIED: 'success',
  SIGNED: 'success',
  ACTIVE: 'success',
  REFUSED: 'danger',
  BARRED_1Y: 'danger',
  REMOVED: 'danger',
  FAILED: 'info',
  WITHDRAWN: 'info',
  LAPSED: 'info',
}

/** The colour of an application's or agreement's state. */
export function stateTag(state: string): Tag {
  return STATE_TAGS[state] ?? 'primary'
}
