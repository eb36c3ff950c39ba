import { textOf, type Verifier } from './verifier.ts'

/** `docker build` passes over an argument that nobody declares, and the binary then says `dev`. */
export const buildArgs: Verifier = {
  code: 'RG2003',
  promise: 'every build-arg that is passed is declared and used in the Dockerfile',
  verify: (output) => {
    const { workflow, script, make, dockerfile } = output.plan.paths
    const declared = new Set(
      output.dockerfile.filter(({ keyword }) => keyword === 'ARG').map(({ rest }) => rest.split('=')[0]),
    )
    const used = new Set(
      output.dockerfile
        .filter(({ keyword }) => keyword !== 'ARG')
        .flatMap(({ rest }) => [...rest.matchAll(/\$\{?([A-Z_]+)/g)].map(([, name]) => name)),
    )
    return [workflow, script, make].flatMap((file) =>
      [...new Set(passedIn(textOf(output, file)))].flatMap((name) => [
        ...(declared.has(name)
          ? []
          : [{ file, message: `passes the build-arg ${name}, which ${dockerfile} does not declare` }]),
        ...(used.has(name)
          ? []
          : [{ file, message: `passes the build-arg ${name}, which ${dockerfile} does not use` }]),
      ]),
    )
  },
}

/** Names behind `--build-arg`, and in the `build-args` input of the build action. */
function passedIn(text: string): string[] {
  const options = [...text.matchAll(/--build-arg "?([A-Z_]+)=/g)]
  const [, block = ''] = /build-args: \|-?\n((?:\s+[A-Z_]+=.*\n)+)/.exec(text) ?? []
  const names = [...options, ...block.matchAll(/^\s+([A-Z_]+)=/gm)].map(([, name = '']) => name)
  // BuildKit itself reads these, and no Dockerfile declares them.
  return names.filter((name) => !name.startsWith('BUILDKIT_'))
}
