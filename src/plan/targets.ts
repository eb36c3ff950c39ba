import type { RuntimeSettings, Settings } from '../config/settings.ts'
import { planLayout } from './layout.ts'
import type { PlannedBinary, PlannedTarget } from './types.ts'

/** The published variants; without `targets` there is one, made of the fields at the top. */
export function planTargets(settings: Settings, binaries: readonly PlannedBinary[]): PlannedTarget[] {
  const written = Object.entries(settings.targets)
  const targets = written.length > 0 ? written : [['runtime', {}] as const]
  return targets.map(([name, target]) => {
    const { suffix = '', ...own } = { suffix: undefined, ...target }
    return planTarget(name, suffix, { ...runtimeOf(settings), ...own, ...inherited(settings, own) }, binaries)
  })
}

function planTarget(
  name: string,
  suffix: string,
  runtime: RuntimeSettings,
  binaries: readonly PlannedBinary[],
): PlannedTarget {
  const programs = binaries
    .filter(({ kind }) => kind === 'image')
    .map(({ name: binary, builds }) => ({ binary, to: `${runtime.binDir}/${builds[0]?.fileName ?? binary}` }))
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

function runtimeOf(settings: Settings): RuntimeSettings {
  const { base, user, binDir, files, dataDirs, checksums, env, expose, entrypoint, cmd, labels } = settings
  return { base, user, binDir, files, dataDirs, checksums, env, expose, cmd, labels, ...(entrypoint && { entrypoint }) }
}

/** Maps are added to, everything else of a target replaces. */
function inherited(settings: Settings, own: Partial<RuntimeSettings>): Pick<RuntimeSettings, 'env' | 'labels'> {
  return { env: { ...settings.env, ...own.env }, labels: { ...settings.labels, ...own.labels } }
}
