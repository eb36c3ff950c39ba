import type { Artifact } from '../artifacts/artifact.ts'
import { type Manifest, sha256 } from '../artifacts/manifest/emit.ts'
import { type OnDisk, readOnDisk } from './disk.ts'
import { readManifest } from './manifest.ts'

/**
 * How a file stands to what the config says. `stale`: as relgen wrote it, and the config has moved on. `edited`:
 * someone else wrote it or changed it. `orphaned`: relgen wrote it, and the config no longer asks for it.
 */
export type State = 'ok' | 'missing' | 'stale' | 'edited' | 'orphaned'

/** A generated file against the disk. */
export interface Comparison {
  path: string
  state: State
  /** What the config says; null for an orphan. */
  wanted: Artifact | null
  found: OnDisk
  /** Whether the manifest knows the file: if not, an `edited` one is someone else's altogether. */
  known: boolean
}

/**
 * Compares the disk with what a config compiles to.
 *
 * @param root the repository
 * @param artifacts all generated files, the manifest among them
 * @param manifestPath where the manifest lies
 */
export async function compare(
  root: string,
  artifacts: readonly Artifact[],
  manifestPath: string,
): Promise<Comparison[]> {
  const manifest = await readManifest(root, manifestPath)
  const compared = await Promise.all(artifacts.map((artifact) => compareOne(root, artifact, manifest, manifestPath)))
  const orphans = await findOrphans(root, artifacts, manifest)
  return [...compared, ...orphans].sort((a, b) => (a.path < b.path ? -1 : 1))
}

async function compareOne(
  root: string,
  wanted: Artifact,
  manifest: Manifest | null,
  manifestPath: string,
): Promise<Comparison> {
  const { path } = wanted
  const found = await readOnDisk(root, path)
  const known = path === manifestPath ? manifest !== null : Object.hasOwn(manifest?.files ?? {}, path)
  // A manifest vouches for itself by its own checksum.
  const untouched = path === manifestPath ? known : (content: string) => manifest?.files[path] === sha256(content)
  return { path, wanted, found, known, state: stateOf(found, wanted.content, untouched) }
}

function stateOf(found: OnDisk, wanted: string, untouched: boolean | ((content: string) => boolean)): State {
  if (found.kind === 'absent') return 'missing'
  if (found.kind === 'obstacle') return 'edited'
  if (found.content === wanted) return 'ok'
  return (typeof untouched === 'boolean' ? untouched : untouched(found.content)) ? 'stale' : 'edited'
}

/** Files of the last run that this config does not make; one that was edited since is its editor's. */
async function findOrphans(
  root: string,
  artifacts: readonly Artifact[],
  manifest: Manifest | null,
): Promise<Comparison[]> {
  const current = new Set(artifacts.map(({ path }) => path))
  const gone = Object.entries(manifest?.files ?? {}).filter(([path]) => !current.has(path))
  const compared = await Promise.all(
    gone.map(async ([path, sum]): Promise<Comparison[]> => {
      const found = await readOnDisk(root, path)
      if (found.kind !== 'file') return []
      return [{ path, state: sha256(found.content) === sum ? 'orphaned' : 'edited', wanted: null, found, known: true }]
    }),
  )
  return compared.flat()
}
