import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { manifestWithKept } from '../artifacts/manifest/emit.ts'
import type { Comparison } from './compare.ts'

/** What a run did, by path. */
export interface Written {
  written: string[]
  unchanged: string[]
  removed: string[]
  /** Left alone, because they are not as relgen wrote them. */
  kept: Comparison[]
}

/**
 * Brings the disk to what the config says. Files that someone else wrote or changed stay, unless they are forced;
 * the manifest, which comes last, always tells what relgen last wrote.
 *
 * @param forced whether a file may be replaced all the same
 * @throws what `node:fs` throws
 */
export async function write(
  root: string,
  compared: readonly Comparison[],
  { forced, manifestPath }: { forced: (path: string) => boolean; manifestPath: string },
): Promise<Written> {
  const result: Written = { written: [], unchanged: [], removed: [], kept: [] }
  const inOrder = [...compared].sort((a, b) => Number(a.path === manifestPath) - Number(b.path === manifestPath))
  for (const comparison of inOrder) {
    const { path, state, wanted, found } = comparison
    const mayTouch = forced(path) ? found.kind !== 'obstacle' : state !== 'edited'
    const content = path === manifestPath ? manifestContent(comparison, result.kept) : wanted?.content
    if (found.kind === 'file' && found.content === content) result.unchanged.push(path)
    else if (!mayTouch) result.kept.push(comparison)
    else if (wanted === null || content === undefined) {
      await rm(join(root, path))
      result.removed.push(path)
    } else {
      await replaceFile(join(root, path), content, wanted.executable ? 0o755 : 0o644)
      result.written.push(path)
    }
  }
  return result
}

/** What is true of the manifest after the files before it were written or kept. */
function manifestContent({ wanted }: Comparison, kept: readonly Comparison[]): string | undefined {
  const asked = kept.filter((comparison) => comparison.wanted !== null)
  if (wanted === null || asked.length === 0) return wanted?.content
  return manifestWithKept(wanted.content, new Map(asked.map(({ path, recorded }) => [path, recorded])))
}

/** Writes beside the file and renames: a crash leaves the old file or the new one. */
async function replaceFile(path: string, content: string, mode: number): Promise<void> {
  const directory = dirname(path)
  await mkdir(directory, { recursive: true })
  const draft = join(directory, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const file = await open(draft, 'wx', mode)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
