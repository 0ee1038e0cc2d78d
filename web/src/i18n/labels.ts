import type { CaseKind, CaseStatus, DeadlineGroup, DeliveryMethod, InstanceDetail, PartyType, Provision } from '@/api/types'

/** Said instead of the outcome while task listeners are at work. */
export const PENDING = '正在处理，请稍后刷新查看结果'

export const PARTY_TYPES: Readonly<Record<PartyType, string>> = { institution: '医疗机构', pharmacy: '零售药店' }

/** The types as choices of a filter. */
export const PARTY_TYPE_CHOICES = Object.entries(PARTY_TYPES).map(([value, label]) => ({ value, label }))

/** The states of an agreement as choices of a filter, in the order of its life. */
export const AGREEMENT_STATES = [
  { value: 'SIGNED', label: '已签未生效' },
  { value: 'ACTIVE', label: '履行中' },
  { value: 'SUSPENDED_V', label: '自愿中止' },
  { value: 'SUSPENDED_A', label: '经办中止' },
  { value: 'ENDED_180', label: '自动终止' },
  { value: 'EXPIRED', label: '期满终止' },
  { value: 'TERMINATED', label: '已解除' },
  { value: 'SUPERSEDED', label: '已续签' },
]

/** The kinds of cases on an agreement as choices of a filter. */
export const CASE_KINDS: readonly { value: CaseKind; label: string }[] = [
  { value: 'breach', label: '违约处理' },
  { value: 'suspension', label: '中止协议' },
  { value: 'termination', label: '解除协议' },
  { value: 'linkage', label: '联动处理' },
  { value: 'voluntary_suspension', label: '自愿中止' },
  { value: 'exit', label: '主动退出' },
]

/** How far a case has come, as choices of a filter. */
export const CASE_STATES: readonly { value: CaseStatus; label: string }[] = [
  { value: 'INVESTIGATING', label: '调查中' },
  { value: 'NOTICE_SENT', label: '已告知' },
  { value: 'DECIDED', label: '已决定' },
  { value: 'CLOSED', label: '已办结' },
]

/** The tabs of the deadline board, the most urgent first. */
export const DEADLINE_GROUPS: readonly { name: DeadlineGroup; title: string; nothing: string }[] = [
  { name: 'overdue', title: '已逾期', nothing: '没有逾期的期限' },
  { name: 'today', title: '今日到期', nothing: '今天没有到期的期限' },
  { name: 'week', title: '本周到期', nothing: '本周没有到期的期限' },
  { name: 'paused', title: '暂停中', nothing: '没有暂停计算的期限' },
  { name: 'all', title: '全部', nothing: '没有正在计算的期限' },
]

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
  hour: '小时',
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
  SUSPENDED_V: 'warning',
  SUSPENDED_A: 'danger',
  TERMINATED: 'danger',
  EXPIRED: 'info',
  ENDED_180: 'info',
  SUPERSEDED: 'info',
  INVESTIGATING: 'warning',
  NOTICE_SENT: 'warning',
  DECIDED: 'danger',
  CLOSED: 'info',
  FAILED: 'info',
  WITHDRAWN: 'info',
  LAPSED: 'info',
}

/** The colour of an application's, agreement's or case's state. */
export function stateTag(state: string): Tag {
  return STATE_TAGS[state] ?? 'primary'
}

/** The states of a process instance. */
export const INSTANCE_STATES: Readonly<Record<InstanceDetail['status'], string>> = {
  ACTIVE: '进行中',
  SUSPENDED: '已暂停',
  COMPLETED: '已完成',
  TERMINATED: '已终止',
}
