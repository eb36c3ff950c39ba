import { formatPath } from '../diagnostics/diagnostic.ts'
import { valuesAt } from './grammar.ts'
import type { Rule } from './rule.ts'

/** Whoever breaks into a server that runs as root has its container. */
export const rootUser: Rule = {
  code: 'RG1405',
  check: (settings) =>
    ['user', 'targets.*.user']
      .flatMap((place) => valuesAt(settings, place.split('.')))
      .filter(({ value }) => /^0+(?::|$)/.test(String(value)))
      .map(({ path }) => ({
        path,
        severity: 'warning' as const,
        message: `${formatPath(path)} is root`,
        hint: "write '65532:65532', and list under dataDirs what the program writes to",
      })),
}
