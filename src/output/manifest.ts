import validate from '../../schema/manifest.schema.json?validator'
import { isUntouched, type Manifest } from '../artifacts/manifest/emit.ts'
import { readOnDisk } from './disk.ts'

/** What can be taken from the manifest of a repository. */
export interface Testimony {
  /** `trusted`: as relgen wrote it, but perhaps for its line ends. `changed`: edited, in conflict, or none at all. */
  standing: 'trusted' | 'changed' | 'missing'
  /** Path → SHA-256 of what relgen last wrote there; empty unless it is trusted. */
  files: Readonly<Record<string, string>>
}

/** The manifest of a repository. */
export async function readManifest(root: string, path: string): Promise<Testimony> {
  const found = await readOnDisk(root, path)
  if (found.kind !== 'file') return { standing: found.kind === 'absent' ? 'missing' : 'changed', files: {} }
  const manifest = parse(found.content.replaceAll('\r\n', '\n'))
  return manifest ? { standing: 'trusted', files: manifest.files } : { standing: 'changed', files: {} }
}

function parse(content: string): Manifest | null {
  try {
    const manifest: unknown = JSON.parse(content)
    // Its own checksum is over the values; a changed blank is a change all the same.
    const untouched =
      validate(manifest) && isUntouched(manifest as Manifest) && content === `${JSON.stringify(manifest, null, 2)}\n`
    return untouched ? (manifest as Manifest) : null
  } catch {
    return null
  }
}
