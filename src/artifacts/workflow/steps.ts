import type { Context } from './mode.ts'
import { building, outputOf, publishing, script } from './step.ts'
import type { Step } from './types.ts'
import { withActions } from './with-actions.ts'
import { withoutActions } from './without-actions.ts'

/** The job of a release, in the order of its safety: nothing is public under a name before the last step. */
export function releaseSteps(context: Context): Step[] {
  const { plan } = context
  const mode = plan.forge.actions === 'pinned' ? withActions(context) : withoutActions(context)
  const release = { VERSION: outputOf('tags', 'version'), TAGS: outputOf('tags', 'tags') }
  const earlier = outputOf('preflight', 'digests')
  return [
    mode.checkout,
    script(plan, 'tags', { name: 'Decide what this ref publishes' }),
    script(plan, 'stamp', { name: 'Read commit and date', if: publishing }),
    ...mode.login,
    script(plan, 'preflight', { name: 'Look for an earlier release of this version', if: publishing, env: release }),
    ...(plan.tests.length > 0 ? [script(plan, 'test', { name: 'Test', if: building })] : []),
    ...mode.build,
    ...(plan.smoke
      ? [
          script(plan, 'smoke', {
            name: 'Start the image and probe it',
            if: building,
            env: { DIGESTS: mode.digests },
          }),
        ]
      : []),
    script(plan, 'promote', {
      name: 'Move the tags',
      if: publishing,
      env: { ...release, DIGESTS: `${earlier} ${mode.digests}` },
    }),
    ...mode.cleanup,
  ]
}
