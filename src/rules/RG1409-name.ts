import { quoted } from '../diagnostics/quoted.ts'
import type { Rule } from './rule.ts'

/** Keys that become stage names, make targets and variable names. */
const names = [
  { field: 'binaries', pattern: /^[a-z][a-z0-9_-]*$/, called: 'a name for a binary', example: 'server' },
  { field: 'targets', pattern: /^[a-z][a-z0-9_-]*$/, called: 'a name for a target', example: 'debug' },
  { field: 'env', pattern: /^[A-Za-z_]\w*$/, called: 'a name for a variable', example: 'APP_MODE' },
  { field: 'labels', pattern: /^[a-z0-9](?:[a-z0-9./-]*[a-z0-9])?$/, called: 'a label', example: 'org.example.team' },
] as const

/** Stages that relgen itself writes. */
const takenStages = /^(?:source|test|build-.*|rootfs-.*)$/

export const name: Rule = {
  code: 'RG1409',
  check: (settings) =>
    names.flatMap(({ field, pattern, called, example }) =>
      Object.keys(settings[field])
        .filter((key) => !pattern.test(key) || (field === 'targets' && takenStages.test(key)))
        .map((key) => ({
          path: [field, key],
          message: `${field} has the key ${quoted(key)}, which is not ${called}`,
          hint: `write a name such as ${example}`,
        })),
    ),
}
