import { textOf, type Verifier } from './verifier.ts'

/** What someone builds with make has to say the same of itself as what is in the image. */
export const ldflags: Verifier = {
  code: 'RG2004',
  promise: 'make and Dockerfile give the linker the same flags',
  verify: (output) => {
    const { make, dockerfile } = output.plan.paths
    const [fragment = ''] = /^RELGEN_LDFLAGS := .*$/m.exec(textOf(output, make)) ?? []
    const wanted = normalized(fragment.replace('RELGEN_LDFLAGS := ', ''))
    return output.dockerfile
      .filter(
        ({ keyword, rest, stage }) => keyword === 'RUN' && stage.startsWith('build-') && rest.includes('go build'),
      )
      .map(({ rest }) => normalized(/-ldflags "(.*?)" -o/.exec(rest)?.[1] ?? ''))
      .filter((flags) => flags !== wanted)
      .map((flags) => ({ file: dockerfile, message: `links with "${flags}", but ${make} with "${wanted}"` }))
  },
}

/** Both notations of "when there is a value" become `name=NAME`. */
function normalized(flags: string): string {
  return flags
    .replace(/\$\{([A-Z]+):\+ (-X \S+?=)\$\1\}/g, ' $2$1')
    .replace(/\$\(if \$\(([A-Z]+)\), (-X \S+?=)\$\(\1\)\)/g, ' $2$1')
}
