import { formatPath } from '../diagnostics/diagnostic.ts'
import type { Rule } from './rule.ts'

/** Each line becomes a RUN of its own. */
export const testLine: Rule = {
  code: 'RG1410',
  check: ({ test }) =>
    (test || []).flatMap((line, index) => {
      const fault = /\\\s*$/.test(line)
        ? 'ends with a backslash'
        : /<</.test(line)
          ? 'has a here-document'
          : line.trim() === ''
            ? 'is empty'
            : // A comment tests nothing, and no command begins with a dash.
              /^\s*(?:#|-)/.test(line)
              ? 'begins with a # or a -'
              : null
      const path = ['test', index]
      return fault
        ? [
            {
              path,
              message: `${formatPath(path)} ${fault}`,
              hint: 'write one complete command a line, or a script of the repository',
            },
          ]
        : []
    }),
}
