import { formatPath, type KeyPath } from '../diagnostics/diagnostic.ts'
import { quoted } from '../diagnostics/quoted.ts'
import { valuesAt } from './grammar.ts'
import type { Finding, Rule } from './rule.ts'

const variable = { pattern: /^[A-Za-z_]\w*$/, called: 'a name for a variable', example: 'APP_MODE' }
const label = { pattern: /^[a-z0-9](?:[a-z0-9./-]*[a-z0-9])?$/, called: 'a label', example: 'org.example.team' }

/** Keys that become stage names, make targets, variables and labels. */
const names = [
  { at: 'binaries', pattern: /^[a-z][a-z0-9_-]*$/, called: 'a name for a binary', example: 'server' },
  // The stages that relgen itself writes are taken.
  {
    at: 'targets',
    pattern: /^(?!(?:source|test)$|(?:build|rootfs)-)[a-z][a-z0-9_-]*$/,
    called: 'a name for a target',
    example: 'debug',
  },
  { at: 'env', ...variable },
  { at: 'targets.*.env', ...variable },
  { at: 'labels', ...label },
  { at: 'targets.*.labels', ...label },
]

export const name: Rule = {
  code: 'RG1409',
  check: (settings) =>
    names.flatMap(({ at, pattern, called, example }) =>
      valuesAt(settings, [...at.split('.'), '*']).flatMap(({ path }): Finding[] => {
        const key = String(path.at(-1))
        if (pattern.test(key)) return []
        return [
          {
            path,
            message: `${formatPath(holderOf(path))} has the key ${quoted(key)}, which is not ${called}`,
            hint: `write a name such as ${example}`,
          },
        ]
      }),
    ),
}

function holderOf(path: KeyPath): KeyPath {
  return path.slice(0, -1)
}
