import type { Artifact } from './artifacts/artifact.ts'
import { emit } from './artifacts/index.ts'
import { collectLayers, type PresetLookup } from './config/layers.ts'
import { type Layer, merge, type Resolved } from './config/merge.ts'
import type { ReleaseConfig } from './config/types/index.ts'
import { type Diagnostic, hasErrors } from './diagnostics/diagnostic.ts'
import { forges } from './forges/index.ts'
import { builtinLock, lockOver } from './lock/builtin.ts'
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
  /** The merged config; null when it could not be read. */
  resolved: Resolved | null
  /** Null when there are errors. */
  plan: ReleasePlan | null
}

/** What a compilation may know besides the config. */
export interface Surroundings {
  /** Presets that were read from files. */
  lookup?: PresetLookup
  /** Its entries win over the commits this relgen was made with. */
  lock?: Lock
}

/**
 * Compiles a config. Pure: it reads no disk, clock, environment or network, and gives the same bytes everywhere.
 * Presets in `extends` are names of those relgen brings along, or preset objects; files are read by the command line.
 *
 * @param config what `release.config.ts` exports
 * @param lock commits of actions; of those it leaves out, the ones this relgen was made with count
 */
export function compile(config: ReleaseConfig, lock?: Lock): Compiled {
  const layer = { name: 'release.config.ts', file: 'release.config.ts', value: config }
  const { plan, artifacts, diagnostics } = assemble(layer, lock ? { lock } : {})
  const breaches = plan ? verify(plan, artifacts) : []
  return { artifacts: hasErrors(breaches) ? [] : artifacts, diagnostics: [...diagnostics, ...breaches] }
}

/** Every stage from the config to the files, but for the last one, which reads the files back. */
export function assemble(config: Layer, { lookup, lock }: Surroundings): Compilation {
  const { layers, refused, diagnostics: shape } = collectLayers(config, lookup)
  const resolved = merge(layers)
  const diagnostics = [...shape, ...validate(resolved, config, refused)]
  if (hasErrors(diagnostics)) return { artifacts: [], diagnostics, resolved, plan: null }
  const { settings } = resolved
  const pins = lockOver(builtinLock(forges[settings.forge.kind].actionsNode), lock)
  const plan = planRelease(settings, pins, config.name)
  return { artifacts: emit(plan), diagnostics, resolved, plan }
}
