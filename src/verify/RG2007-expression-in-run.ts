import { stepsOf } from './steps.ts'
import type { Verifier } from './verifier.ts'

/** The forge pastes an expression into the shell's text: a branch name becomes a command. */
export const expressionInRun: Verifier = {
  code: 'RG2007',
  promise: 'no run: holds an expression',
  verify: ({ workflows }) =>
    [...workflows].flatMap(([file, workflow]) =>
      stepsOf(workflow)
        .filter(({ run }) => run?.includes('${{'))
        .map(({ id }) => ({ file, message: `the step ${id} has an expression inside run` })),
    ),
}
