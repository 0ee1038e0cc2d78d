import { useSession } from './useSession'

/** Where a person reads a case: an institution sees its application, everybody else the whole file. */
export function useCasePath() {
  const { hasRole } = useSession()
  return (number: string): string => `/${hasRole('institution') ? 'applications' : 'cases'}/${number}`
}
