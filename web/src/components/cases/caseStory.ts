/** The file of a case as one story in the order of its days: found, announced, heard, decided, carried out, reviewed. */
import type { CaseDecision, CaseFile } from '@/api/types'
import { withWeekday } from '@/i18n/dates'

export interface StoryStep {
  on: string
  title: string
  /** What was said or found, in sentences. */
  lines: string[]
  provisions: string[]
  by: string | null
  decision: CaseDecision | null
}

interface Told extends StoryStep {
  /** The lawful order of what happens on one day. */
  rank: number
}

const ORDER = [
  'opened',
  'finding',
  'announced',
  'statement',
  'hearing',
  'answer',
  'decision',
  'served',
  'measure',
  'stay',
  'revoke',
  'closed',
] as const

function told(rank: (typeof ORDER)[number], on: string, title: string, rest: Partial<StoryStep> = {}): Told {
  return { rank: ORDER.indexOf(rank), on, title, lines: [], provisions: [], by: null, decision: null, ...rest }
}

function openingOf({ case: head, facts, source_case: source, investigators }: CaseFile): Told {
  const people = investigators?.length ? [`调查人员：${investigators.join('、')}（不得参与决定）`] : []
  return told('opened', head.opened_on, `${head.kind_name}立案，来源：${head.source_name}`, {
    lines: [...(source ? [`源自案件 ${source}`] : []), ...facts.map(({ name, value }) => `${name}：${value}`), ...people],
  })
}

function findingsOf(file: CaseFile): Told[] {
  return file.findings.map((finding) => {
    const verdict = finding.proved === null ? [] : [`${finding.proved ? '查实' : '未查实'}${finding.proved_reasons ? `：${finding.proved_reasons}` : ''}`]
    const amount = finding.amount === null ? [] : [`涉及金额 ${finding.amount} 元`]
    return told('finding', finding.found_on, '查明事实', {
      lines: [finding.facts, ...amount, ...verdict],
      provisions: finding.ground ? [finding.ground] : [],
      by: finding.recorded_by_name,
    })
  })
}

function evidenceOf(file: CaseFile): Told[] {
  return file.evidence.map((piece) =>
    told('finding', piece.taken_on, `取得证据：${piece.title}`, { lines: [`来源：${piece.source}`], by: piece.recorded_by_name }),
  )
}

function noticesOf(file: CaseFile): Told[] {
  return file.notices.map((notice) =>
    told(notice.role === 'decision' ? 'served' : 'announced', notice.delivered_on, `送达《${notice.title}》${notice.number}`, {
      lines: notice.defence_until ? [`${notice.role_name}；陈述申辩至 ${withWeekday(notice.defence_until)}`] : [notice.role_name],
    }),
  )
}

function statementsOf(file: CaseFile): Told[] {
  return file.statements.flatMap((statement) => {
    const title = statement.waived ? '医药机构声明放弃陈述申辩' : '医药机构陈述申辩'
    const wish = statement.hearing_asked ? ['并要求听证'] : []
    const said = told('statement', statement.received_on, title, { lines: [...(statement.text ? [statement.text] : []), ...wish] })
    if (!statement.answer) return [said]
    const verdict = statement.accepted ? '采纳申辩' : '不采纳申辩'
    const answer = told('answer', statement.answered_on ?? statement.received_on, `对陈述申辩的答复：${verdict}`, {
      lines: [statement.answer],
      by: statement.answered_by_name,
    })
    return [said, answer]
  })
}

function decisionsOf(file: CaseFile): Told[] {
  return file.case.decisions.flatMap((decision) => {
    const authority = decision.authority ? [`机关：${decision.authority}`] : []
    const steps = [told('decision', decision.decided_on, `决定：${decision.kind_name}`, { decision, by: decision.decided_by_name })]
    if (decision.stayed_on) steps.push(told('stay', decision.stayed_on, `决定 ${decision.number} 停止执行`, { lines: authority }))
    if (decision.revoked_on) steps.push(told('revoke', decision.revoked_on, `决定 ${decision.number} 被撤销，恢复原状`, { lines: authority }))
    return steps
  })
}

function measuresOf(file: CaseFile): Told[] {
  return file.measures.flatMap((measure) =>
    measure.performed_on
      ? [told('measure', measure.performed_on, `${measure.kind_name}：${measure.state_name}`, { lines: [measure.description] })]
      : [],
  )
}

/** The story of a case, oldest first. */
export function caseStory(file: CaseFile): StoryStep[] {
  const { closed_on: closed, outcome_name: outcome, state_name: state } = file.case
  const closing = closed ? [told('closed', closed, `结案：${outcome ?? state}`)] : []
  const report = file.reported_on ? [told('measure', file.reported_on, '向行政部门报告')] : []
  const hearings = file.hearings.map((hearing) =>
    told('hearing', hearing.held_on, '听取陈述、举行听证', { lines: [`到场人员：${hearing.present}`, hearing.minutes] }),
  )
  const steps = [
    openingOf(file),
    ...findingsOf(file),
    ...evidenceOf(file),
    ...noticesOf(file),
    ...statementsOf(file),
    ...hearings,
    ...decisionsOf(file),
    ...measuresOf(file),
    ...report,
    ...closing,
  ]
  return steps.sort((one, other) => one.on.localeCompare(other.on) || one.rank - other.rank)
}
