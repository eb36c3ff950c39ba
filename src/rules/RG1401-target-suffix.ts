import { quoted } from '../diagnostics/quoted.ts'
import type { Finding, Rule } from './rule.ts'

/** Variants share the tags of a release and differ by their suffix alone. */
export const targetSuffix: Rule = {
  code: 'RG1401',
  check: ({ targets }) => {
    const owners = new Map<string, string>()
    return Object.entries(targets).flatMap(([name, { suffix = '' }]): Finding[] => {
      const path = ['targets', name, 'suffix']
      // A letter behind the dash: a suffix of digits could turn one version into another.
      if (!/^(?:[-_][A-Za-z][\w.-]{0,30})?$/.test(suffix)) {
        return [
          {
            path,
            message: `the suffix ${quoted(suffix)} of target ${name} cannot end a tag`,
            hint: `write '${suffixFor(name)}'`,
          },
        ]
      }
      const owner = owners.get(suffix)
      owners.set(suffix, owner ?? name)
      if (owner === undefined) return []
      return [
        {
          path,
          message: `the targets ${owner} and ${name} have the same suffix ${quoted(suffix)}: one would overwrite the other's tags`,
          hint: `write suffix: '${suffixFor(name)}'`,
        },
      ]
    })
  },
}

/** A suffix that the name of a target suggests, whatever the name is made of. */
function suffixFor(name: string): string {
  return `-${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 30)}`
}
