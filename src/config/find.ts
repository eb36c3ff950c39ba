import { access, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { extensions } from './source-file.ts'

/** Names that are looked for, in this order. */
export const configNames = extensions.map((extension) => `release.config${extension}`)

/** The first config file of a directory; null when it has none. */
export async function findConfig(directory: string): Promise<string | null> {
  for (const name of configNames) {
    const path = join(directory, name)
    if (await exists(path)) return path
  }
  return null
}

/** Whether a path leads to a file. */
export async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false
}

/** Whether a path leads to anything. */
export function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
