import validate from '../../schema/manifest.schema.json?validator'
import { textOf, type Verifier } from './verifier.ts'

export const manifestSchema: Verifier = {
  code: 'RG2002',
  promise: 'the manifest follows schema/manifest.schema.json',
  verify: (output) => {
    const file = output.plan.paths.manifest
    if (validate(JSON.parse(textOf(output, file)))) return []
    return (validate.errors as { instancePath: string; message?: string }[]).map(({ instancePath, message = '' }) => ({
      file,
      message: `${instancePath || 'the manifest'} ${message}`,
    }))
  },
}
