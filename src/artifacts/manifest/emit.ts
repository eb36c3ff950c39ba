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
  const manifest: Manifest = { ...body, checksum: sha256(JSON.stringify(body)) }
  return { path: plan.paths.manifest, content: `${JSON.stringify(manifest, null, 2)}\n`, executable: false }
}

/** Whether a manifest is as relgen wrote it. */
export function isUntouched({ checksum, ...body }: Manifest): boolean {
  return checksum === sha256(JSON.stringify(body))
}

/** SHA-256 in hex. */
export function sha256(content: string): string {
  return createHash('sha256').update(content).digest('hex')
}
