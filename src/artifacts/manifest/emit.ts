import { createHash } from 'node:crypto'
import type { ReleasePlan } from '../../plan/types.ts'
import { version } from '../../version.ts'
import { type Artifact, origin } from '../artifact.ts'

/** What was generated last: it tells a file that a person changed from one that the config has left behind. */
export interface Manifest {
  /** Who made it, for whoever opens the file. */
  comment: string
  /** Version of relgen that wrote the files. */
  relgen: string
  /** SHA-256 of the plan, in hex: equal when the config means the same. */
  config: string
  /** Path → SHA-256 of the content, in hex. */
  files: Record<string, string>
  /** SHA-256 of everything above as JSON without spaces, in hex. */
  checksum: string
}

/** The manifest of a set of files. */
export function emitManifest(plan: ReleasePlan, artifacts: readonly Artifact[]): Artifact {
  const body = {
    comment: origin(plan),
    relgen: version,
    config: sha256(JSON.stringify(plan)),
    files: Object.fromEntries(
      [...artifacts].sort((a, b) => (a.path < b.path ? -1 : 1)).map(({ path, content }) => [path, sha256(content)]),
    ),
  }
  return { path: plan.paths.manifest, content: printManifest(body), executable: false }
}

/**
 * A manifest for when some files were not written: it tells what relgen last wrote there, not what it would have.
 *
 * @param wanted text of the manifest with every file written
 * @param kept path → what was recorded before; null when relgen never wrote the file
 */
export function manifestWithKept(wanted: string, kept: ReadonlyMap<string, string | null>): string {
  const { checksum, ...body } = JSON.parse(wanted) as Manifest
  const files = Object.entries(body.files).flatMap(([path, sum]): [string, string][] => {
    const recorded = kept.has(path) ? kept.get(path) : sum
    return recorded ? [[path, recorded]] : []
  })
  return printManifest({ ...body, files: Object.fromEntries(files) })
}

function printManifest(body: Omit<Manifest, 'checksum'>): string {
  return `${JSON.stringify({ ...body, checksum: sha256(JSON.stringify(body)) }, null, 2)}\n`
}

/** Whether a manifest is as relgen wrote it. */
export function isUntouched({ checksum, ...body }: Manifest): boolean {
  return checksum === sha256(JSON.stringify(body))
}

/** SHA-256 in hex. */
export function sha256(content: string): string {
  return createHash('sha256').update(content).digest('hex')
}
