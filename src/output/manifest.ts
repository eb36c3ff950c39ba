import validate from '../../schema/manifest.schema.json?validator'
import { isUntouched, type Manifest } from '../artifacts/manifest/emit.ts'
import { readOnDisk } from './disk.ts'

/** The manifest of a repository; null when it is missing, was edited, or is none. */
export async function readManifest(root: string, path: string): Promise<Manifest | null> {
  const found = await readOnDisk(root, path)
  if (found.kind !== 'file') return null
  try {
    const manifest: unknown = JSON.parse(found.content)
    // Its own checksum is over the values; a changed blank is a change all the same.
    const untouched =
      validate(manifest) &&
      isUntouched(manifest as Manifest) &&
      found.content === `${JSON.stringify(manifest, null, 2)}\n`
    return untouched ? (manifest as Manifest) : null
  } catch {
    return null
  }
}
