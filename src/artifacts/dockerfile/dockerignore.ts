import { posix } from 'node:path'
import { ignoredByDefault, isIgnored } from '../../builders/ignore.ts'
import type { ReleasePlan } from '../../plan/types.ts'
import { type Emitter, origin } from '../artifact.ts'

/** The `.dockerignore` beside the Dockerfile. */
export const dockerignore: Emitter = {
  id: 'dockerignore',
  emit: (plan) => [
    {
      path: plan.paths.dockerignore,
      content: `${[`# ${origin(plan)}`, ...new Set(patterns(plan))].join('\n')}\n`,
      executable: false,
    },
  ],
}

/** What is left out by itself, except for what the image asks for; then what the config adds. */
function patterns(plan: ReleasePlan): string[] {
  const own = [...ignoredByDefault, ...ownFiles(plan)]
  const wanted = sources(plan).filter((source) => isIgnored(source, own))
  return [...own, ...wanted.map((source) => `!${source.replace(/\/$/, '')}`), ...plan.ignore]
}

/** Paths of the context that are copied into an image. */
function sources({ targets }: ReleasePlan): string[] {
  return targets.flatMap(({ layout: { files, trees } }) => [
    ...files.flatMap(({ from }) => ('context' in from ? [from.context] : [])),
    ...trees.map(({ from }) => from),
  ])
}

/** Generated files below the context, as the context sees them. */
function ownFiles({ paths, context }: ReleasePlan): string[] {
  return [paths.script, paths.dockerfile, paths.dockerignore, paths.make, paths.manifest]
    .map((path) => posix.relative(context, path))
    .filter((path) => !path.startsWith('..'))
    .sort()
}
