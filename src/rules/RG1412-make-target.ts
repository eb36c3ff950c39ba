import { buildsOf } from '../builders/go.ts'
import { quoted } from '../diagnostics/quoted.ts'
import type { Rule } from './rule.ts'

/** `build-NAME` and `build-NAME-PLATFORM` are targets of the make fragment, and `build-all` is one already. */
export const makeTarget: Rule = {
  code: 'RG1412',
  check: ({ binaries, platforms }) => {
    const taken = new Set(['all'])
    for (const [name, binary] of Object.entries(binaries)) {
      for (const { platform } of buildsOf(name, binary, platforms))
        taken.add(`${name}-${platform.replaceAll('/', '-')}`)
    }
    return Object.keys(binaries)
      .filter((name) => taken.has(name))
      .map((name) => ({
        path: ['binaries', name],
        message: `the binary ${quoted(name)} would need the make target build-${name}, which another one has`,
        hint: 'give it another name',
      }))
  },
}
