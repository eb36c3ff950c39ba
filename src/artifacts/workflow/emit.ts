import { forges } from '../../forges/index.ts'
import { triggerPatterns } from '../../plan/tags.ts'
import type { ReleasePlan } from '../../plan/types.ts'
import { type Emitter, origin } from '../artifact.ts'
import { writeWorkflow } from './document.ts'
import { releaseSteps } from './steps.ts'
import type { Workflow } from './types.ts'

/** The release workflow: it schedules, the logic is in release.sh. */
export const workflow: Emitter = {
  id: 'workflow',
  emit: (plan) => [
    {
      path: plan.paths.workflow,
      content: writeWorkflow(releaseWorkflow(plan), { header: header(plan), versions: pinnedVersions(plan) }),
      executable: false,
    },
  ],
}

function releaseWorkflow(plan: ReleasePlan): Workflow {
  const forge = forges[plan.forge.kind]
  return {
    name: 'release',
    on: {
      push: { tags: [...triggerPatterns[plan.policy.trigger]] },
      ...(plan.policy.snapshot && { workflow_dispatch: {} }),
    },
    // The job reads the repository; what it pushes, it pushes with the secret.
    permissions: { contents: 'read' },
    // Two runs of one ref wait for each other. A release that runs is never cancelled.
    concurrency: { group: 'release-${{ github.ref }}', 'cancel-in-progress': false },
    jobs: {
      release: {
        'runs-on': plan.forge.runsOn,
        'timeout-minutes': plan.forge.timeoutMinutes,
        ...(plan.forge.actions === 'pinned' && {
          // Their upload of a build record fails where the forge has no GitHub artifact store.
          env: { DOCKER_BUILD_SUMMARY: 'false', DOCKER_BUILD_RECORD_UPLOAD: 'false' },
        }),
        steps: releaseSteps({ plan, forge }),
      },
    },
  }
}

function header(plan: ReleasePlan): string[] {
  const { username, passwordSecret, host } = plan.login
  return [
    origin(plan),
    '',
    'Secrets:',
    `  ${passwordSecret}: token with write:package that logs in to ${host}`,
    ...('secret' in username ? [`  ${username.secret}: name of the user who owns it`] : []),
    '',
    `Runs on a job image that has git, docker with buildx and a docker engine${plan.smoke ? ', and curl.' : '.'}`,
  ]
}

/** `uses` value → version, for the comment behind it. */
export function pinnedVersions(plan: ReleasePlan): Map<string, string> {
  const { actionsPrefix } = forges[plan.forge.kind]
  return new Map(
    Object.entries(plan.forge.pins).map(([name, { commit, version }]) => [
      `${actionsPrefix}${name}@${commit}`,
      version,
    ]),
  )
}
