import type { Dialect } from '../../forges/dialect.ts'
import type { ReleasePlan } from '../../plan/types.ts'
import type { Step } from './types.ts'

/** What the steps of a workflow are written from. */
export interface Context {
  plan: ReleasePlan
  forge: Dialect
}

/** What differs between a workflow that uses actions and one that does without. */
export interface Mode {
  checkout: Step
  login: Step[]
  build: Step[]
  /** What was built in this run, as release.sh reads it. */
  digests: string
  cleanup: Step[]
}
