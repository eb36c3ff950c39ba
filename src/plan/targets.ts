import { posix } from 'node:path'
import { type EffectiveTarget, effectiveTargets } from '../builders/effective-targets.ts'
import type { Settings } from '../config/settings.ts'
import { planLayout } from './layout.ts'
import type { PlannedBinary, PlannedTarget } from './types.ts'

/** Every published variant, with all that its image holds. */
export function planTargets(settings: Settings, binaries: readonly PlannedBinary[]): PlannedTarget[] {
  return effectiveTargets(settings).map((target) => planTarget(target, binaries))
}

function planTarget({ name, suffix, runtime }: EffectiveTarget, binaries: readonly PlannedBinary[]): PlannedTarget {
  const programs = binaries
    .filter(({ kind }) => kind === 'image')
    .map(({ name: binary, builds }) => ({ binary, to: posix.join(runtime.binDir, builds[0]?.fileName ?? binary) }))
  return {
    name,
    suffix,
    base: runtime.base,
    user: runtime.user,
    programs,
    layout: planLayout(runtime, binaries),
    env: runtime.env,
    expose: runtime.expose,
    entrypoint: runtime.entrypoint ?? programs.slice(0, 1).map(({ to }) => to),
    cmd: runtime.cmd,
    labels: runtime.labels,
  }
}
