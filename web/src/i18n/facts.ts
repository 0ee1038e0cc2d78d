/** Form data and register facts as label and text. A key without a label is the machine's and is not shown. */
import type { JsonObject } from '@/api/types'

const LABELS: Readonly<Record<string, string>> = {
  name: '名称',
  partyName: '机构名称',
  party_name: '机构名称',
  ownership: '举办性质',
  beds: '床位数',
  licenceNumber: '许可证号',
  licence_number: '许可证号',
  credit_code: '统一社会信用代码',
  creditCode: '统一社会信用代码',
  registeredAddress: '注册地址',
  registered_address: '注册地址',
  address: '地址',
  mainScope: '主要诊疗或经营范围',
  main_scope: '主要诊疗或经营范围',
  offersExaminations: '开展检查检验',
  internetHospital: '互联网医院',
  traceabilityCommitment: '承诺上传追溯码',
  priceCommitment: '承诺执行价格政策',
  uploadCommitment: '承诺上传结算数据',
  received_on: '收到日期',
  accepted_on: '受理日期',
  ended_on: '办结日期',
  opened_on: '开业日期',
  end_reason: '办结原因',
}

const WORDS: Readonly<Record<string, string>> = {
  public: '公立',
  private: '非公立',
  institution: '医疗机构',
  pharmacy: '零售药店',
}

function textOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.map(textOf).join('、') || '—'
  if (typeof value === 'object') return factRows(value as JsonObject).map((row) => `${row.label} ${row.value}`).join('，')
  return WORDS[String(value)] ?? String(value)
}

export interface FactRow {
  label: string
  value: string
}

/** The known facts of an object, in the object's order. */
export function factRows(facts: JsonObject): FactRow[] {
  return Object.entries(facts).flatMap(([key, value]) => {
    const label = LABELS[key]
    return label ? [{ label, value: textOf(value) }] : []
  })
}
