import type { Settings } from '../config/settings.ts'
import { forges } from '../forges/index.ts'
import type { Lock } from '../lock/types.ts'
import { planBinaries } from './binaries.ts'
import type { TagPolicy } from './tags.ts'
import { planTargets } from './targets.ts'
import type { PlannedSmoke, PlannedTarget, ReleasePlan, Stamp } from './types.ts'

/**
 * Makes the plan of a config that passed validation.
 *
 * @param settings the merged config
 * @param lock commits of the actions
 * @param configFile name of the config, for the headers of the generated files
 */
export function plan(settings: Settings, lock: Lock, configFile: string): ReleasePlan {
  const { image = '', registry, forge, outputs, build } = settings
  const [owner = '', name = owner] = [image.slice(0, image.indexOf('/')), image.slice(image.lastIndexOf('/') + 1)]
  const host = registry.host ?? ''
  const binaries = planBinaries(settings)
  const targets = planTargets(settings, binaries)
  return {
    name,
    configFile,
    image: { repository: image, reference: `${host}/${image}`, description: settings.description },
    login: {
      host,
      username: registry.usernameSecret ? { secret: registry.usernameSecret } : { literal: registry.username ?? owner },
      passwordSecret: jobTokenIsEnough(settings) ? null : registry.passwordSecret,
    },
    forge: {
      kind: forge.kind,
      versions: forge.version && forge.runner ? { server: forge.version, runner: forge.runner } : null,
      runsOn: forge.runsOn ?? '',
      timeoutMinutes: forge.timeoutMinutes,
      actions: settings.actions,
      pins: settings.actions === 'pinned' ? lock.actions : {},
    },
    policy: planPolicy(settings),
    stamps: planStamps(settings),
    stampedDate: settings.version.date,
    compiler: {
      builder: build.builder,
      cgo: build.cgo,
      flags: [...build.flags, ...(build.tags.length > 0 ? [`-tags=${build.tags.join(',')}`] : [])],
      ldflags: build.ldflags,
    },
    platforms: settings.platforms,
    binaries,
    targets,
    tests: settings.test === false ? [] : settings.test,
    smoke: planSmoke(settings, targets),
    context: settings.context,
    ignore: settings.ignore,
    paths: {
      workflow: outputs.workflow,
      check: outputs.check === false ? null : outputs.check,
      script: outputs.script,
      dockerfile: outputs.dockerfile,
      // BuildKit looks for this name first, and for the `.dockerignore` of the context only when it is missing.
      dockerignore: `${outputs.dockerfile}.dockerignore`,
      make: outputs.make,
      manifest: outputs.manifest,
    },
  }
}

/** Whether the token of the job logs in: where it can, unless the config says otherwise. */
function jobTokenIsEnough({ registry, forge }: Settings): boolean {
  const can = registry.host === forges[forge.kind].jobTokenRegistry
  return (registry.auth ?? (can ? 'job-token' : 'secret')) === 'job-token'
}

function planPolicy({ tags, snapshot, version }: Settings): TagPolicy {
  return {
    trigger: tags.trigger,
    exact: tags.exact,
    minorFrom: tags.minor ? tags.minor.from : null,
    majorFrom: tags.major ? tags.major.from : null,
    latestFrom: tags.latest ? tags.latest.holdUntil : null,
    prereleases: tags.prereleases,
    versionForm: version.form,
    snapshot: snapshot ? { tag: snapshot.tag, version: snapshot.version } : null,
  }
}

function planStamps({ version: { variables } }: Settings): Stamp[] {
  const stamps = [
    { arg: 'VERSION', variable: variables.version },
    { arg: 'COMMIT', variable: variables.commit },
    { arg: 'DATE', variable: variables.date },
  ] as const
  return stamps.flatMap(({ arg, variable }) => (variable ? [{ arg, variable }] : []))
}

function planSmoke({ smoke, expose }: Settings, targets: readonly PlannedTarget[]): PlannedSmoke | null {
  if (!smoke) return null
  const ports = targets.flatMap((target) => {
    const port = smoke.port ?? target.expose[0] ?? expose[0]
    return port === undefined ? [] : [{ target: target.name, port }]
  })
  if (ports.length < targets.length) return null
  return { ports, paths: smoke.paths, timeoutSeconds: smoke.timeoutSeconds }
}
