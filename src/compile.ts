import type { Artifact } from './artifacts/artifact.ts'
import { emit } from './artifacts/index.ts'
import { collectLayers, type PresetLookup } from './config/layers.ts'
import { type Layer, merge, type Resolved } from './config/merge.ts'
import type { ReleaseConfig } from './config/types/index.ts'
import { type Diagnostic, hasErrors } from './diagnostics/diagnostic.ts'
import { forges } from './forges/index.ts'
import { builtinLock } from './lock/builtin.ts'
import type { Lock } from './lock/types.ts'
import { plan as planRelease } from './plan/plan.ts'
import type { ReleasePlan } from './plan/types.ts'
import { validate } from './rules/validate.ts'
import { verify } from './verify/verify.ts'

/** What a config compiles to. */
export interface Compiled {
  /** Generated files; empty when there are errors. */
  artifacts: Artifact[]
  diagnostics: Diagnostic[]
}

/** A compilation with what it went through, for commands that show more than files. */
export interface Compilation extends Compiled {
  /** The merged config; null when it could not be checked. */
  resolved: Resolved | null
  /** Null when there are errors. */
  plan: ReleasePlan | null
}

/**
 * Compiles a config. Pure: it reads no disk, clock, environment or network, and gives the same bytes everywhere.
 * Presets in `extends` are names of those relgen brings along, or preset objects; files are read by the command line.
 *
 * @param config what `release.config.ts` exports
 * @param lock commits of the actions; default: those this relgen was made with
 */
export function compile(config: ReleaseConfig, lock?: Lock): Compiled {
  const { artifacts, diagnostics } = compileLayer(
    { name: 'release.config.ts', file: 'release.config.ts', value: config },
    undefined,
    lock,
  )
  return { artifacts, diagnostics }
}

/** All stages between the config that was read and the files that are written. */
export function compileLayer(config: Layer, lookup?: PresetLookup, lock?: Lock): Compilation {
  const { layers, diagnostics: shape } = collectLayers(config, lookup)
  const resolved = merge(layers)
  const { settings } = resolved
  const findings = withoutEchoes([...shape, ...validate(resolved, config)])
  if (hasErrors(findings)) return { artifacts: [], diagnostics: findings, resolved, plan: null }
  const plan = planRelease(settings, lock ?? builtinLock(forges[settings.forge.kind].actionsNode), config.name)
  const artifacts = emit(plan)
  const breaches = verify(plan, artifacts)
  return { artifacts: hasErrors(breaches) ? [] : artifacts, diagnostics: [...findings, ...breaches], resolved, plan }
}

/** A value that was refused is absent afterwards; that it is missing is no second fault. */
function withoutEchoes(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const refused = new Set(diagnostics.filter(({ code }) => code !== 'RG1010').map(({ path }) => path))
  return diagnostics.filter(({ code, path }) => code !== 'RG1010' || !refused.has(path))
}
