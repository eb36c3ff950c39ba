import type { ReleasePlan } from '../../plan/types.ts'
import { type Emitter, origin } from '../artifact.ts'
import { sections } from './sections.ts'

/** The release logic as one POSIX script; the workflow, make and a laptop run the same file. */
export const releaseScript: Emitter = {
  id: 'release-sh',
  emit: (plan) => [{ path: plan.paths.script, content: write(plan), executable: true }],
}

function write(plan: ReleasePlan): string {
  const used = sections.filter(({ when }) => when === undefined || when(plan))
  const commands = used.flatMap(({ commands = [] }) => commands)
  const frame = {
    origin: origin(plan),
    path: plan.paths.script,
    commands: commands.map(({ id, help }) => ({ id, name: id.padEnd(10), help })),
    usage: `usage: sh ${plan.paths.script} ${commands.map(({ id }) => id).join('|')}`,
  }
  return used.map(({ render, view }) => render({ ...frame, ...view?.(plan) })).join('')
}
