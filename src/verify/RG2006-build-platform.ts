import type { Verifier } from './verifier.ts'

/** A stage that runs commands on the image's platform is emulated, ten times slower, or fails without QEMU. */
export const buildPlatform: Verifier = {
  code: 'RG2006',
  promise: 'every stage that runs a command runs on $BUILDPLATFORM',
  verify: ({ dockerfile, plan }) => {
    const native = new Set(
      dockerfile
        .filter(({ keyword, rest }) => keyword === 'FROM' && rest.startsWith('--platform=$BUILDPLATFORM '))
        .map(({ stage }) => stage),
    )
    return dockerfile
      .filter(({ keyword, stage }) => keyword === 'RUN' && !native.has(stage))
      .map(({ line, stage }) => ({
        file: plan.paths.dockerfile,
        message: `line ${line} runs a command in the stage ${stage}, which is not on $BUILDPLATFORM`,
      }))
  },
}
