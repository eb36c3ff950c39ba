import type { Artifact } from '../artifacts/artifact.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { ReleasePlan } from '../plan/types.ts'
import type { Instruction } from './dockerfile.ts'

/** What verifiers look at: the plan, and the files as a forge, docker and make will read them. */
export interface Output {
  plan: ReleasePlan
  artifacts: readonly Artifact[]
  /** Parsed workflows by path. */
  workflows: ReadonlyMap<string, unknown>
  dockerfile: Instruction[]
}

/** A promise that the generated files keep, checked on their text. A finding means that relgen has a bug. */
export interface Verifier {
  code: string
  /** The promise in one line. */
  promise: string
  verify: (output: Output) => Breach[]
}

/** One broken promise. */
export interface Breach {
  file: string
  message: string
}

/** The text of an artifact; empty when the plan has none such. */
export function textOf({ artifacts }: Pick<Output, 'artifacts'>, path: string | null): string {
  return artifacts.find((artifact) => artifact.path === path)?.content ?? ''
}

/** Puts a breach into the form of all findings. */
export function breachOf(code: string, promise: string, { file, message }: Breach): Diagnostic {
  return { code, severity: 'error', file, message, hint: `relgen broke its promise: ${promise}. Please report it` }
}
