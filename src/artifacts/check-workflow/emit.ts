import { forges } from '../../forges/index.ts'
import type { ReleasePlan } from '../../plan/types.ts'
import { version } from '../../version.ts'
import { type Emitter, origin } from '../artifact.ts'
import { writeWorkflow } from '../workflow/document.ts'
import { pinnedVersions } from '../workflow/emit.ts'
import { action } from '../workflow/step.ts'
import type { Step } from '../workflow/types.ts'
import { gitCheckout } from '../workflow/without-actions.ts'

/** The workflow that keeps the generated files equal to the config: it fails a pull request that lets them drift. */
export const checkWorkflow: Emitter = {
  id: 'check-workflow',
  emit: (plan) =>
    plan.paths.check === null
      ? []
      : [
          {
            path: plan.paths.check,
            content: writeWorkflow(
              {
                name: 'relgen-check',
                on: { pull_request: {} },
                permissions: { contents: 'read' },
                jobs: {
                  check: { 'runs-on': plan.forge.runsOn, 'timeout-minutes': 10, steps: checkSteps(plan) },
                },
              },
              {
                header: [
                  origin(plan),
                  '',
                  'Fails when a generated file is not what the config says. Needs Node.js 20.19 or newer.',
                ],
                versions: pinnedVersions(plan),
              },
            ),
            executable: false,
          },
        ],
}

/** Names that relgen looks for. */
const foundByItself = /^release\.config\.(?:m?[jt]s|json|ya?ml)$/

function checkSteps(plan: ReleasePlan): Step[] {
  const context = { plan, forge: forges[plan.forge.kind] }
  const config = foundByItself.test(plan.configFile) ? '' : ` --config ${plan.configFile}`
  const check: Step = {
    id: 'check',
    name: 'Compare the generated files with the config',
    run: `npx --yes relgen@${version} check${config}`,
  }
  if (plan.forge.actions === 'none') return [gitCheckout, check]
  return [
    action(context, 'actions/checkout', { id: 'checkout', name: 'Check out', with: { 'persist-credentials': false } }),
    action(context, 'actions/setup-node', { id: 'node', name: 'Install Node.js', with: { 'node-version': 22 } }),
    check,
  ]
}
