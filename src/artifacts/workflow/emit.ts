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
    // The job reads the repository; what it pushes, it pushes with the secret, where there is one.
    permissions: { contents: 'read', ...(plan.login.passwordSecret === null && { packages: 'write' as const }) },
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
  const { title, jobImageLacks } = forges[plan.forge.kind]
  const { versions } = plan.forge
  const secrets = [
    ...(passwordSecret === null ? [] : [`  ${passwordSecret}: token with write:package that logs in to ${host}`]),
    ...('secret' in username ? [`  ${username.secret}: name of the user who owns it`] : []),
  ]
  return [
    origin(plan),
    '',
    ...(secrets.length > 0 ? ['Secrets:', ...secrets] : [`Secrets: none; the token of the job logs in to ${host}`]),
    '',
    `Runs on a job image that has git, docker with buildx and a docker engine${plan.smoke ? ', and curl' : ''}.`,
    ...(jobImageLacks === '' ? [] : [`Mind that ${jobImageLacks}.`]),
    ...(versions
      ? [
          `Written for ${title} ${versions.server} with runner ${versions.runner}; older ones pass over some of it in silence.`,
          'Name yours as forge.version and forge.runner, and relgen says what.',
        ]
      : []),
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
