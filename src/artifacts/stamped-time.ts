import type { ReleasePlan } from '../plan/types.ts'

/** The command that prints the stamped time, in UTC: `2026-01-31T12:00:00Z`. */
export const stampedTime: Readonly<Record<ReleasePlan['stampedDate'], string>> = {
  commit: 'TZ=UTC0 git log -1 --format=%cd --date=format-local:%Y-%m-%dT%H:%M:%SZ',
  build: 'date -u +%Y-%m-%dT%H:%M:%SZ',
}
