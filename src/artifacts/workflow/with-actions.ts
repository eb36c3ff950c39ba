import type { Context, Mode } from './mode.ts'
import { action, building, outputOf, passwordOf, publishing, script, secret } from './step.ts'

/** The mode `pinned`: the docker actions at their locked commits. */
export function withActions(context: Context): Mode {
  const { plan } = context
  const { host, username, passwordSecret } = plan.login
  const builds =
    plan.targets.length > 1
      ? plan.targets.map(({ name }) => ({ name, id: `build-${name}`, condition: `${building} && ${unreleased(name)}` }))
      : plan.targets.map(({ name }) => ({ name, id: 'build', condition: building }))
  return {
    checkout: action(context, 'actions/checkout', {
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
      action(context, 'docker/setup-buildx-action', {
        id: 'buildx',
        name: 'Start a builder',
        if: publishing,
        with: { 'cache-binary': false },
      }),
      action(context, 'docker/login-action', {
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
      action(context, 'docker/build-push-action', {
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

/** Whether a secret is there, without handing it over. */
function isSet(name: string): string {
  return `\${{ secrets.${name} != '' }}`
}

/** Whether a target has no digest from an earlier run. The space keeps `debug` apart from `server-debug`. */
function unreleased(target: string): string {
  return `!contains(format(' {0}', steps.preflight.outputs.digests), ' ${target}@')`
}
