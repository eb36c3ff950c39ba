import type { RuntimeSettings, Settings } from '../config/settings.ts'
import type { KeyPath } from '../diagnostics/diagnostic.ts'

/** A published variant with everything it takes from the top of the config. */
export interface EffectiveTarget {
  name: string
  suffix: string
  runtime: RuntimeSettings
  /** Where a field of its runtime is written. */
  at: (field: keyof RuntimeSettings) => KeyPath
}

/** The published variants; without `targets` there is one, made of the fields at the top. */
export function effectiveTargets(settings: Settings): EffectiveTarget[] {
  const shared = runtimeOf(settings)
  const written = Object.entries(settings.targets)
  if (written.length === 0) return [{ name: 'runtime', suffix: '', runtime: shared, at: (field) => [field] }]
  return written.map(([name, { suffix = '', ...own }]) => ({
    name,
    suffix,
    // Maps are added to, everything else of a target replaces.
    runtime: {
      ...shared,
      ...own,
      env: { ...shared.env, ...own.env },
      labels: { ...shared.labels, ...own.labels },
    },
    at: (field) => (Object.hasOwn(own, field) ? ['targets', name, field] : [field]),
  }))
}

function runtimeOf(settings: Settings): RuntimeSettings {
  const { base, user, binDir, files, dataDirs, checksums, env, expose, entrypoint, cmd, labels } = settings
  return { base, user, binDir, files, dataDirs, checksums, env, expose, cmd, labels, ...(entrypoint && { entrypoint }) }
}
