import type { Verifier } from './verifier.ts'

export const copySources: Verifier = {
  code: 'RG2005',
  promise: 'every COPY --from names an earlier stage, and copies what that stage made',
  verify: ({ dockerfile, plan }) => {
    const file = plan.paths.dockerfile
    return dockerfile
      .filter(({ keyword, rest }) => keyword === 'COPY' && rest.startsWith('--from='))
      .flatMap(({ rest, line }) => {
        const [, stage = '', source = ''] = /^--from=(\S+)(?: --\S+)* (\S+) \S+$/.exec(rest) ?? []
        const made = dockerfile.filter((step) => step.stage === stage && step.line < line)
        if (made.length === 0)
          return [{ file, message: `line ${line} copies from the stage ${stage}, which does not come before` }]
        const makes = made.some(({ rest: text }) => text.includes(source.replace(/\/$/, '')))
        return makes ? [] : [{ file, message: `line ${line} copies ${source}, which the stage ${stage} does not make` }]
      })
  },
}
