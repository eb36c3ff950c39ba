import semver from 'semver'
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

function below(version: string, floor: string): boolean {
  const [has, needs] = [semver.coerce(version), semver.coerce(floor)]
  return has !== null && needs !== null && semver.lt(has, needs)
}
