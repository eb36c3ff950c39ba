import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import validate from '../../schema/lock.schema.json?validator'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type LockError, lockFault, lockFaults, lockFile } from './faults.ts'
import type { Lock } from './types.ts'

/** What was found of a lock. */
export interface ReadLock {
  /** Null when there is none that can be used. */
  lock: Lock | null
  /** What stands in the file, to place findings in; null when it was not read. */
  text: string | null
  diagnostics: Diagnostic[]
}

/** The lock of a repository; without one relgen's own pins count. */
export async function readLock(root: string): Promise<ReadLock> {
  try {
    const text = await readFile(join(root, lockFile), 'utf8')
    return { text, ...parseLock(text) }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return { lock: null, text: null, diagnostics: [] }
    const reason = code === 'EISDIR' ? 'it is a directory' : message.replace(/, \w+ '.*$/, '')
    return { lock: null, text: null, diagnostics: [lockFault(`the lock cannot be read: ${reason}`)] }
  }
}

function parseLock(text: string): Omit<ReadLock, 'text'> {
  let lock: unknown
  try {
    lock = JSON.parse(text)
  } catch (error) {
    return { lock: null, diagnostics: [notJson(text, error as SyntaxError)] }
  }
  return validate(lock)
    ? { lock: lock as Lock, diagnostics: [] }
    : { lock: null, diagnostics: lockFaults((validate.errors ?? []) as LockError[]) }
}

/** Node.js words its message in another way in every version, so only the place is taken from it. */
function notJson(text: string, { message }: SyntaxError): Diagnostic {
  const conflict = text.search(/^<{7} /m)
  if (conflict >= 0) return lockFault('the lock has a merge conflict in it', placeAt(text, conflict))
  return lockFault('the lock is not JSON', placeAt(text, Number(/position (\d+)/.exec(message)?.[1] ?? 0)))
}

function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}
