import { posix } from 'node:path'
import type { RuntimeSettings } from '../config/settings.ts'
import type { PlannedBinary, PlannedFile, PlannedLayout } from './types.ts'

const root = '0:0'

/**
 * Where everything lies in the image. Parents are listed as directories of their own: a `COPY --chown` gives a missing
 * parent to the same owner, and a umask in the builder would shape its mode.
 */
export function planLayout(runtime: RuntimeSettings, binaries: readonly PlannedBinary[]): PlannedLayout {
  const placed = runtime.files.flatMap((file) =>
    file.from.flatMap((from) => place(from, file.to, file.mode, file.owner ?? root, binaries)),
  )
  const files = placed.filter((entry): entry is PlannedFile => typeof entry.from !== 'string')
  const trees = placed.filter((entry): entry is PlannedLayout['trees'][number] => typeof entry.from === 'string')
  const dataDirs = runtime.dataDirs.map(({ path, mode = '0750', owner = ownerOf(runtime.user) }) => ({
    path: posix.normalize(path).replace(/\/$/, ''),
    mode,
    owner,
  }))
  const checksums =
    runtime.checksums === false
      ? null
      : { path: runtime.checksums, files: files.map(({ to }) => to), trees: trees.map(({ to }) => to) }
  const leaves = [...files.map(({ to }) => to), ...(checksums ? [checksums.path] : [])].map((path) =>
    posix.dirname(path),
  )
  const parents = [...leaves, ...trees.map(({ to }) => to), ...dataDirs.map(({ path }) => posix.dirname(path))]
    .flatMap(withParents)
    .filter((path) => !dataDirs.some((dataDir) => dataDir.path === path))
  return {
    directories: [...[...new Set(parents)].sort().map((path) => ({ path, mode: '0755', owner: root })), ...dataDirs],
    files,
    trees,
    checksums,
  }
}

function place(
  from: string,
  to: string,
  mode: string | undefined,
  owner: string,
  binaries: readonly PlannedBinary[],
): (PlannedFile | PlannedLayout['trees'][number])[] {
  if (from.startsWith('binary:')) {
    const binary = from.slice('binary:'.length)
    const builds = binaries.find(({ name }) => name === binary)?.builds ?? []
    return builds.map(({ fileName }) => ({
      from: { binary, fileName },
      to: target(to, fileName),
      mode: mode ?? '0755',
      owner,
    }))
  }
  if (from.endsWith('/')) return [{ from, to: to.replace(/\/$/, ''), mode: mode ?? '0644', owner }]
  return [{ from: { context: from }, to: target(to, posix.basename(from)), mode: mode ?? '0644', owner }]
}

function target(to: string, fileName: string): string {
  return to.endsWith('/') ? to + fileName : to
}

/** `/opt/a/b` → `/opt`, `/opt/a`, `/opt/a/b`. */
function withParents(path: string): string[] {
  const parts = path.split('/').filter(Boolean)
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)
}

/** A lone `uid` is its own group, as in `docker run --user`. */
function ownerOf(user: string): string {
  return user.includes(':') ? user : `${user}:${user}`
}
