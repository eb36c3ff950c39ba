import { forges } from '../forges/index.ts'
import { stepsOf } from './steps.ts'
import type { Verifier } from './verifier.ts'

/** An action passes over an input it does not know. */
export const actionInputs: Verifier = {
  code: 'RG2009',
  promise: 'every action is locked, and knows every input it is given',
  verify: ({ workflows, plan }) => {
    const { actionsPrefix } = forges[plan.forge.kind]
    return [...workflows].flatMap(([file, workflow]) =>
      stepsOf(workflow).flatMap(({ id, uses, with: inputs = {} }) => {
        if (uses === undefined) return []
        const [name = '', commit = ''] = uses.slice(actionsPrefix.length).split('@')
        const pin = plan.forge.pins[name]
        if (!pin || pin.commit !== commit)
          return [{ file, message: `the step ${id} uses ${uses}, which is not locked` }]
        return Object.keys(inputs)
          .filter((input) => !pin.inputs.includes(input))
          .map((input) => ({
            file,
            message: `the step ${id} gives ${name} the input ${input}, which it does not know`,
          }))
      }),
    )
  },
}
