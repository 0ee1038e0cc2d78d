import { casePath } from './casePath'
import { useSession } from './useSession'

/** Where the signed-in person reads what a number stands for. */
export function useCasePath() {
  const { hasRole } = useSession()
  return (number: string): string => casePath(number, hasRole('institution'))
}
