import { parse } from 'yaml'
import type { Artifact } from '../artifacts/artifact.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { ReleasePlan } from '../plan/types.ts'
import { readDockerfile } from './dockerfile.ts'
import { verifiers } from './index.ts'
import { breachOf, type Output, textOf } from './verifier.ts'

/** Reads the generated files back and holds them to every promise. */
export function verify(plan: ReleasePlan, artifacts: readonly Artifact[]): Diagnostic[] {
  const paths = [plan.paths.workflow, ...(plan.paths.check === null ? [] : [plan.paths.check])]
  const output: Output = {
    plan,
    artifacts,
    workflows: new Map(paths.map((path) => [path, parse(textOf({ artifacts }, path))])),
    dockerfile: readDockerfile(textOf({ artifacts }, plan.paths.dockerfile)),
  }
  return verifiers.flatMap(({ code, promise, verify: check }) =>
    check(output).map((breach) => breachOf(code, promise, breach)),
  )
}
