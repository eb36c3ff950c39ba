import { forges } from '../forges/index.ts'
import type { Rule } from './rule.ts'

/** A workflow that lies elsewhere never runs. */
export const workflowDirectory: Rule = {
  code: 'RG1602',
  check: ({ outputs, forge }) => {
    const { title, workflowDirs } = forges[forge.kind]
    return (['workflow', 'check'] as const).flatMap((field) => {
      const path = outputs[field]
      if (path === false || workflowDirs.some((directory) => new RegExp(`^${directory}/[^/]+\\.ya?ml$`).test(path)))
        return []
      return [
        {
          path: ['outputs', field],
          severity: 'warning' as const,
          message: `outputs.${field} is ${path}, where ${title} does not look for workflows`,
          hint: `write a .yml below ${workflowDirs[0]}`,
        },
      ]
    })
  },
}
