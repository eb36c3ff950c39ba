import { posix } from 'node:path'
import type { ReleasePlan } from '../../plan/types.ts'
import { type Emitter, origin } from '../artifact.ts'

/** What no build needs: its change would only cost the cache. */
const never = ['.git', '.gitea', '.forgejo', '.github', 'bin', 'dist', 'release.config.*', '**/.env*']

/** The `.dockerignore` beside the Dockerfile. */
export const dockerignore: Emitter = {
  id: 'dockerignore',
  emit: (plan) => [
    {
      path: plan.paths.dockerignore,
      content: `${[`# ${origin(plan)}`, ...new Set([...never, ...ownFiles(plan), ...plan.ignore])].join('\n')}\n`,
      executable: false,
    },
  ],
}

/** Generated files below the context, as the context sees them. */
function ownFiles({ paths, context }: ReleasePlan): string[] {
  return [paths.script, paths.dockerfile, paths.dockerignore, paths.make, paths.manifest]
    .map((path) => posix.relative(context, path))
    .filter((path) => !path.startsWith('..'))
    .sort()
}
