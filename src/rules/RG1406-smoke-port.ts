import { effectiveTargets } from '../builders/effective-targets.ts'
import type { Settings } from '../config/settings.ts'
import type { Finding, Rule } from './rule.ts'

/** A probe has to know where to knock, and at which doors. */
export const smokePort: Rule = {
  code: 'RG1406',
  check: (settings) => (settings.smoke ? [...withoutPort(settings), ...withoutPaths(settings)] : []),
}

function withoutPort(settings: Settings): Finding[] {
  const { smoke, expose, targets } = settings
  if (!smoke || smoke.port !== undefined || expose.length > 0) return []
  const silent = effectiveTargets(settings).filter(({ runtime }) => runtime.expose.length === 0)
  if (silent.length === 0) return []
  const which = Object.keys(targets).length > 0 ? ` of the target ${silent[0]?.name}` : ''
  return [
    {
      path: ['smoke'],
      lacks: [['expose'], ['smoke', 'port']],
      message: `smoke has paths but no port${which} to ask`,
      hint: 'write expose: [8080], or smoke: { port: 8080, … }',
    },
  ]
}

function withoutPaths({ smoke }: Settings): Finding[] {
  if (!smoke || smoke.paths.length > 0) return []
  return [
    {
      path: ['smoke'],
      lacks: [['smoke']],
      message: 'smoke has no paths',
      hint: "write smoke: ['/healthz'], or smoke: false",
    },
  ]
}
