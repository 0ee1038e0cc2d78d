import { describe, expect, it } from 'vitest'

import type { CaseDecision, CaseFile } from '@/api/types'

import { caseStory } from './caseStory'

const DECISION: CaseDecision = {
  number: '杭医保解〔2026〕1号',
  kind: 'terminate',
  kind_name: '解除协议',
  decided_on: '2026-05-20',
  decided_by_name: '吴国强',
  members: ['吴国强'],
  effective_on: '2026-05-21',
  ends_on: null,
  rectify_until: null,
  grounds: ['O2-43-3'],
  provisions: ['O2-43-a'],
  reasons: '事实清楚。',
  judgements: [],
  fault_class: 'fraud',
  fault_class_name: '欺诈骗保',
  cause_at_hq: false,
  cause_at_hq_reasons: null,
  settles_in_patients: false,
  status: 'in_force',
  status_name: '生效',
  stayed_on: null,
  revoked_on: null,
  authority: null,
}

const HEAD: CaseFile['case'] = {
  number: '330100-AJ-2026-000001',
  kind: 'termination',
  kind_name: '解除协议',
  stage: 'termination',
  stage_name: '解除协议',
  source: 'audit',
  source_name: '稽核检查',
  state: 'INVESTIGATING',
  state_name: '调查中',
  outcome: null,
  outcome_name: null,
  opened_on: '2026-05-01',
  closed_on: null,
  agreement_number: '330100-XY-2026-000001',
  party_name: '康民大药房',
  party_type: 'pharmacy',
  area: '330100',
  area_name: '杭州市',
  decisions: [],
}

function file(change: Partial<CaseFile>, head: Partial<CaseFile['case']> = {}): CaseFile {
  return {
    case: { ...HEAD, ...head },
    facts: [],
    reported_on: null,
    investigators: null,
    findings: [],
    evidence: [],
    notices: [],
    statements: [],
    hearings: [],
    measures: [],
    source_case: null,
    linked_cases: [],
    ...change,
  }
}

const titles = (change: Partial<CaseFile>, head: Partial<CaseFile['case']> = {}) =>
  caseStory(file(change, head)).map(({ title }) => title)

describe('caseStory', () => {
  it('begins with the opening and ends with the close', () => {
    expect(titles({}, { closed_on: '2026-06-01', outcome_name: '情形不成立' })).toEqual(['解除协议立案，来源：稽核检查', '结案：情形不成立'])
  })
  it('keeps the lawful order of what happens on one day', () => {
    const notice = {
      key: '1',
      role: 'decision',
      role_name: '决定',
      number: '1',
      title: '解除决定书',
      announces: [],
      delivered_on: '2026-05-20',
      defence_until: null,
    }
    const hearing = { held_on: '2026-05-20', present: '陈立', minutes: '……' }
    expect(titles({ notices: [notice], hearings: [hearing] }, { decisions: [DECISION] })).toEqual([
      '解除协议立案，来源：稽核检查',
      '听取陈述、举行听证',
      '决定：解除协议',
      '送达《解除决定书》1',
    ])
  })
  it('tells a stay and a revocation as steps of their own', () => {
    const revoked = { ...DECISION, stayed_on: '2026-06-01', revoked_on: '2026-07-01', authority: '浙江省医疗保障局' }
    expect(titles({}, { decisions: [revoked] }).slice(2)).toEqual(['决定 杭医保解〔2026〕1号 停止执行', '决定 杭医保解〔2026〕1号 被撤销，恢复原状'])
  })
  it('answers a defence after it was given', () => {
    const statement = {
      received_on: '2026-05-10',
      text: '系统差错',
      waived: false,
      hearing_asked: true,
      accepted: false,
      answer: '与事实不符',
      answered_on: '2026-05-12',
      answered_by_name: '孙丽华',
    }
    const steps = caseStory(file({ statements: [statement] }))
    expect(steps.map(({ on }) => on)).toEqual(['2026-05-01', '2026-05-10', '2026-05-12'])
    expect(steps[1]?.lines).toEqual(['系统差错', '并要求听证'])
    expect(steps[2]?.title).toBe('对陈述申辩的答复：不采纳申辩')
  })
})
