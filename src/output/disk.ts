import { lstat, readFile, realpath } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative } from 'node:path'

/** What lies at a path of the repository. */
export type OnDisk =
  | { kind: 'file'; content: string }
  | { kind: 'absent' }
  /** A directory, a link that leads out of the repository, or anything else that must not be written to. */
  | { kind: 'obstacle'; what: string }

/** Reads a path of the repository; follows links only as far as they stay inside. */
export async function readOnDisk(root: string, path: string): Promise<OnDisk> {
  const full = join(root, path)
  try {
    if (!(await staysInside(root, dirname(full))))
      return { kind: 'obstacle', what: 'a link leads it out of the repository' }
    const stat = await lstat(full)
    if (stat.isSymbolicLink()) return { kind: 'obstacle', what: 'it is a link' }
    if (stat.isDirectory()) return { kind: 'obstacle', what: 'it is a directory' }
    if (!stat.isFile()) return { kind: 'obstacle', what: 'it is no ordinary file' }
    return { kind: 'file', content: await readFile(full, 'utf8') }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return { kind: 'absent' }
    if (code === 'ENOTDIR') return { kind: 'obstacle', what: 'a part of its path is a file' }
    throw error
  }
}

async function staysInside(root: string, directory: string): Promise<boolean> {
  try {
    const way = relative(await realpath(root), await realpath(directory))
    return !way.startsWith('..') && !isAbsolute(way)
  } catch (error) {
    // A directory that is still to be made stays where its parent is.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return staysInside(root, dirname(directory))
    throw error
  }
}
