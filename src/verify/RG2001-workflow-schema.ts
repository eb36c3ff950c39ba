import validate from '../../schema/workflow.schema.json?validator'
import type { Verifier } from './verifier.ts'

export const workflowSchema: Verifier = {
  code: 'RG2001',
  promise: 'workflows follow schema/workflow.schema.json',
  verify: ({ workflows }) =>
    [...workflows].flatMap(([file, workflow]) =>
      validate(workflow)
        ? []
        : (validate.errors as { instancePath: string; message?: string }[]).map(({ instancePath, message = '' }) => ({
            file,
            message: `${instancePath || 'the workflow'} ${message}`,
          })),
    ),
}
