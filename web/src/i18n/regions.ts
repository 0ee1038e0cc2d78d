/** The colour of a region's value: calm while all is in order, strong where a right is at stake. */
type Tone = 'primary' | 'success' | 'warning' | 'danger' | 'info'

const TONES: Readonly<Record<string, Readonly<Record<string, Tone>>>> = {
  settlement: { OPEN: 'success', HELD: 'danger', PARTIAL: 'warning' },
  coaching: { FIRST: 'primary', EXTENDED: 'warning', PASSED: 'success', FAILED: 'danger' },
  remote_settlement: { ON: 'success' },
  renewal: { REQUESTED: 'primary', HOLD: 'warning', AGREED: 'success', REFUSED: 'danger' },
  case: { INVESTIGATING: 'warning', NOTICE_SENT: 'warning', DECIDED: 'danger' },
  agency_suspensions: { '0': 'info', '1': 'warning' },
}

/** Two suspensions in one term end the agreement, so a higher count is never less than alarming. */
export function regionTone(name: string, value: string): Tone {
  const tone = TONES[name]?.[value]
  if (tone) return tone
  return name === 'agency_suspensions' ? 'danger' : 'info'
}
