import type { PlannedLogin, ReleasePlan } from '../../plan/types.ts'
import type { Context } from './mode.ts'
import type { Step } from './types.ts'

/** Holds once the ref is one that publishes. */
export const publishing = "steps.tags.outputs.outcome == 'publish'"

/** Nothing is built for a version whose every target was released before; its tags are still put right. */
export const building = "steps.preflight.outputs.finished == 'false'"

/** A step that runs a command of release.sh. */
export function script(plan: ReleasePlan, command: string, step: Omit<Step, 'id' | 'run'> & { id?: string }): Step {
  const { id = command, ...rest } = step
  return { id, ...rest, run: `sh ${plan.paths.script} ${command}` }
}

/** A step that uses an action at its locked commit. */
export function action({ plan, forge }: Context, name: string, step: Omit<Step, 'uses'>): Step {
  const { id, name: title, if: condition, ...rest } = step
  const uses = `${forge.actionsPrefix}${name}@${plan.forge.pins[name]?.commit ?? ''}`
  return { id, name: title, ...(condition && { if: condition }), uses, ...rest }
}

/** What an earlier step handed on. */
export function outputOf(step: string, name: string): string {
  return `\${{ steps.${step}.outputs.${name} }}`
}

/** The secret, or the token of the job. */
export function passwordOf({ passwordSecret }: PlannedLogin): string {
  return passwordSecret === null ? '${{ github.token }}' : secret(passwordSecret)
}

/** The value of a secret. */
export function secret(name: string): string {
  return `\${{ secrets.${name} }}`
}
