/** What a number stands for; the marks are those of the server's numbers: 协议 XY, 案件 AJ. */
export type Dossier = 'application' | 'agreement' | 'case'

export function dossierOf(number: string): Dossier {
  if (number.includes('-XY-')) return 'agreement'
  return number.includes('-AJ-') ? 'case' : 'application'
}

/** The page of whatever has that number; a party reads its application on a page of its own. */
export function casePath(number: string, ofParty: boolean): string {
  const dossier = dossierOf(number)
  if (dossier === 'application') return `/${ofParty ? 'applications' : 'cases'}/${number}`
  return `/${dossier === 'agreement' ? 'agreements' : 'cases'}/${number}`
}
