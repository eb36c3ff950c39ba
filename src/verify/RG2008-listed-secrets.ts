import { textOf, type Verifier } from './verifier.ts'

/** Whoever sets a repository up reads the head of the workflow, not its steps. */
export const listedSecrets: Verifier = {
  code: 'RG2008',
  promise: 'every secret a workflow uses is listed in its header',
  verify: (output) =>
    [...output.workflows.keys()].flatMap((file) => {
      const text = textOf(output, file)
      const header = text
        .split('\n')
        .filter((line) => line.startsWith('#'))
        .join('\n')
      const used = new Set([...text.matchAll(/secrets\.(\w+)/g)].map(([, name = '']) => name))
      return [...used]
        .filter((name) => !header.includes(`  ${name}:`))
        .map((name) => ({ file, message: `uses the secret ${name} without listing it` }))
    }),
}
