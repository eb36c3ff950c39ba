import { forges } from '../forges/index.ts'
import type { Rule } from './rule.ts'

/** A server or runner that is too old passes over parts of the workflow without a word. */
export const missingCapability: Rule = {
  code: 'RG1502',
  check: ({ forge }) => {
    const { title, capabilities } = forges[forge.kind]
    return capabilities.flatMap(({ feature, server, runner, without }) => {
      const old = [
        ...(below(forge.version, server) ? [`${title} ${server}`] : []),
        ...(runner !== null && below(forge.runner, runner) ? [`runner ${runner}`] : []),
      ]
      if (old.length === 0) return []
      return [
        {
          path: ['forge'],
          severity: 'warning' as const,
          message: `${feature} needs ${old.join(' and ')}: ${without}`,
          hint: 'upgrade, or live with it; the release itself is the same',
        },
      ]
    })
  },
}

/** Whether a version, `1.27` or `1.27.0`, is lower than a floor. */
function below(version: string | undefined, floor: string): boolean {
  if (version === undefined) return false
  const [has, needs] = [version, floor].map((text) => text.split('.').map(Number)) as [number[], number[]]
  const differing = needs.findIndex((number, index) => number !== (has[index] ?? 0))
  return differing >= 0 && (has[differing] ?? 0) < (needs[differing] ?? 0)
}
