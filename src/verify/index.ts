import { workflowSchema } from './RG2001-workflow-schema.ts'
import { manifestSchema } from './RG2002-manifest-schema.ts'
import { buildArgs } from './RG2003-build-args.ts'
import { ldflags } from './RG2004-ldflags.ts'
import { copySources } from './RG2005-copy-sources.ts'
import { buildPlatform } from './RG2006-build-platform.ts'
import { expressionInRun } from './RG2007-expression-in-run.ts'
import { listedSecrets } from './RG2008-listed-secrets.ts'
import { actionInputs } from './RG2009-action-inputs.ts'
import type { Verifier } from './verifier.ts'

/** Every promise, in the order of the codes; a new one is a file and a line here. */
export const verifiers: readonly Verifier[] = [
  workflowSchema,
  manifestSchema,
  buildArgs,
  ldflags,
  copySources,
  buildPlatform,
  expressionInRun,
  listedSecrets,
  actionInputs,
]
