import { passwordVariable } from '../password-variable.ts'
import type { Context, Mode } from './mode.ts'
import { building, outputOf, passwordOf, publishing, script, secret } from './step.ts'
import type { Step } from './types.ts'

/** The mode `none`: the same steps with git and docker alone. */
export function withoutActions({ plan }: Context): Mode {
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
