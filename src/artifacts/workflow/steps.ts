import type { Dialect } from '../../forges/dialect.ts'
import type { PlannedLogin, ReleasePlan } from '../../plan/types.ts'
import { passwordVariable } from '../password-variable.ts'
import type { Step } from './types.ts'

/** Writes the steps of one mode. */
export interface StepWriter {
  plan: ReleasePlan
  forge: Dialect
}

const publishing = "steps.tags.outputs.outcome == 'publish'"
/** Nothing is built for a version whose every target was released before; its tags are still put right. */
const building = "steps.preflight.outputs.finished == 'false'"

/** A step that runs a command of release.sh. */
export function script(plan: ReleasePlan, command: string, step: Omit<Step, 'id' | 'run'> & { id?: string }): Step {
  const { id = command, ...rest } = step
  return { id, ...rest, run: `sh ${plan.paths.script} ${command}` }
}

/** A step that uses an action at its locked commit. */
export function action({ plan, forge }: StepWriter, name: string, step: Omit<Step, 'uses'>): Step {
  const { id, name: title, if: condition, ...rest } = step
  const uses = `${forge.actionsPrefix}${name}@${plan.forge.pins[name]?.commit ?? ''}`
  return { id, name: title, ...(condition && { if: condition }), uses, ...rest }
}

/** The job of a release, in the order of its safety: nothing is public under a name before the last step. */
export function releaseSteps(writer: StepWriter): Step[] {
  const { plan } = writer
  const mode = plan.forge.actions === 'pinned' ? withActions(writer) : withoutActions(writer)
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

/** What differs between the modes. */
interface Mode {
  checkout: Step
  login: Step[]
  build: Step[]
  /** What was built in this run, as release.sh reads it. */
  digests: string
  cleanup: Step[]
}

function withActions(writer: StepWriter): Mode {
  const { plan } = writer
  const { host, username, passwordSecret } = plan.login
  const builds =
    plan.targets.length > 1
      ? plan.targets.map(({ name }) => ({ name, id: `build-${name}`, condition: `${building} && ${unreleased(name)}` }))
      : plan.targets.map(({ name }) => ({ name, id: 'build', condition: building }))
  return {
    checkout: action(writer, 'actions/checkout', {
      id: 'checkout',
      name: 'Check out with all tags',
      with: { 'fetch-depth': 0, 'persist-credentials': false },
    }),
    login: [
      ...(passwordSecret === null
        ? []
        : [
            script(plan, 'secret', {
              name: 'secret' in username ? 'Check that the secrets are there' : 'Check that the secret is there',
              if: publishing,
              env: {
                SECRET_IS_SET: isSet(passwordSecret),
                ...('secret' in username && { USERNAME_IS_SET: isSet(username.secret) }),
              },
            }),
          ]),
      action(writer, 'docker/setup-buildx-action', {
        id: 'buildx',
        name: 'Start a builder',
        if: publishing,
        with: { 'cache-binary': false },
      }),
      action(writer, 'docker/login-action', {
        id: 'login',
        name: 'Log in to the registry',
        if: publishing,
        with: {
          registry: host,
          username: 'literal' in username ? username.literal : secret(username.secret),
          password: passwordOf(plan.login),
        },
      }),
    ],
    build: builds.map(({ name, id, condition }) =>
      action(writer, 'docker/build-push-action', {
        id,
        name: builds.length > 1 ? `Build and push ${name} by digest` : 'Build and push by digest',
        if: condition,
        with: {
          context: plan.context,
          file: plan.paths.dockerfile,
          target: name,
          platforms: plan.platforms.join(','),
          'build-args': [
            `VERSION=${outputOf('tags', 'version')}`,
            `COMMIT=${outputOf('stamp', 'commit')}`,
            `DATE=${outputOf('stamp', 'date')}`,
            // An index for a single platform too: what release.sh promotes must be one.
            'BUILDKIT_MULTI_PLATFORM=1',
          ].join('\n'),
          outputs: `type=image,name=${plan.image.reference},push-by-digest=true,name-canonical=true,push=true`,
          provenance: false,
          sbom: false,
        },
      }),
    ),
    digests: builds.map(({ name, id }) => `${name}@${outputOf(id, 'digest')}`).join(' '),
    cleanup: [],
  }
}

function withoutActions({ plan }: StepWriter): Mode {
  const { username } = plan.login
  const stamp = { COMMIT: outputOf('stamp', 'commit'), DATE: outputOf('stamp', 'date') }
  // With a single target there is nothing to build once it was released.
  const earlier = plan.targets.length > 1 ? { DIGESTS: outputOf('preflight', 'digests') } : {}
  return {
    checkout: gitCheckout,
    login: [
      script(plan, 'login', {
        name: 'Log in to the registry',
        if: publishing,
        env: {
          [passwordVariable(plan.login)]: passwordOf(plan.login),
          ...('secret' in username && { [username.secret]: secret(username.secret) }),
        },
      }),
    ],
    build: [
      script(plan, 'build', {
        name: 'Build and push by digest',
        if: building,
        env: { VERSION: outputOf('tags', 'version'), ...stamp, ...earlier },
      }),
    ],
    digests: outputOf('build', 'digests'),
    cleanup: [script(plan, 'logout', { name: 'Forget the login', if: 'always()' })],
  }
}

/**
 * git alone: the token is handed over for one fetch and written nowhere. A workspace that was kept from an earlier run
 * ends up as a new one would, its files and its tags alike.
 */
export const gitCheckout: Step = {
  id: 'checkout',
  name: 'Check out with all tags',
  env: { TOKEN: '${{ github.token }}' },
  run: [
    'git init --quiet .',
    'git -c credential.helper="!f() { echo username=x-access-token; echo \\"password=\\$TOKEN\\"; }; f" \\',
    '  fetch --quiet --force --prune "${GITHUB_SERVER_URL%/}/$GITHUB_REPOSITORY.git" \\',
    '  "$GITHUB_SHA" "+refs/tags/*:refs/tags/*"',
    'git checkout --quiet --force --detach "$GITHUB_SHA"',
    'git clean --quiet -ffdx',
  ].join('\n'),
}

function outputOf(step: string, name: string): string {
  return `\${{ steps.${step}.outputs.${name} }}`
}

/** The secret, or the token of the job. */
function passwordOf({ passwordSecret }: PlannedLogin): string {
  return passwordSecret === null ? '${{ github.token }}' : secret(passwordSecret)
}

function secret(name: string): string {
  return `\${{ secrets.${name} }}`
}

/** Whether a secret is there, without handing it over. */
function isSet(name: string): string {
  return `\${{ secrets.${name} != '' }}`
}

/** Whether a target has no digest from an earlier run. The space keeps `debug` apart from `server-debug`. */
function unreleased(target: string): string {
  return `!contains(format(' {0}', steps.preflight.outputs.digests), ' ${target}@')`
}
