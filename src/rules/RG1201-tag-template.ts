import { formatPath } from '../diagnostics/diagnostic.ts'
import { quoted } from '../diagnostics/quoted.ts'
import type { Finding, Rule } from './rule.ts'

/** OCI distribution specification: what a tag may be made of. */
const tagGrammar = /^\w[\w.-]{0,127}$/

/** A template is judged by what it gives. */
export const tagTemplate: Rule = {
  code: 'RG1201',
  check: ({ snapshot }) => {
    if (!snapshot) return []
    return (['tag', 'version'] as const).flatMap((field): Finding[] => {
      const path = ['snapshot', field]
      const template = snapshot[field]
      const unknown = /\{(?!sha\})[^}]*\}?/.exec(template)
      if (unknown) {
        return [
          {
            path,
            message: `${formatPath(path)} has the unknown placeholder ${quoted(unknown[0])}`,
            hint: 'the placeholder here is {sha}',
          },
        ]
      }
      if (tagGrammar.test(template.replaceAll('{sha}', '0123456'))) return []
      const fitting = template
        .replace(/[^\w.{}-]+/g, '-')
        .replace(/^[.-]+/, '')
        .slice(0, 120)
      return [
        {
          path,
          message: `${formatPath(path)} is ${quoted(template)}; a tag has up to 128 letters, digits, and _ . - inside`,
          hint: fitting === '' ? "write 'snapshot-{sha}'" : `write '${fitting}'`,
        },
      ]
    })
  },
}
