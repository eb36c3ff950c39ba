import type { Finding, Rule } from './rule.ts'

/** Every output needs a path of its own. */
export const duplicateOutput: Rule = {
  code: 'RG1601',
  check: ({ outputs }) => {
    const owners = new Map<string, string>()
    const paths = { ...outputs, dockerignore: `${outputs.dockerfile}.dockerignore` }
    return Object.entries(paths).flatMap(([field, path]): Finding[] => {
      if (path === false) return []
      const owner = owners.get(path)
      owners.set(path, owner ?? field)
      return owner === undefined
        ? []
        : [
            {
              path: ['outputs', field],
              message: `${field} and ${owner} would both be ${path}`,
              hint: 'give each its own path',
            },
          ]
    })
  },
}
