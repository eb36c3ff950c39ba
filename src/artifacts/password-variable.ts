import type { PlannedLogin } from '../plan/types.ts'

/** The environment variable that hands the password to `release.sh login`: named as the secret, where there is one. */
export function passwordVariable({ passwordSecret }: PlannedLogin): string {
  return passwordSecret ?? 'REGISTRY_TOKEN'
}
