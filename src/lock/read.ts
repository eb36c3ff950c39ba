import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import validate from '../../schema/lock.schema.json?validator'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Lock } from './types.ts'

/** Where the lock of a repository lies. */
export const lockFile = 'relgen.lock.json'

/** The lock of a repository; null when it has none, and relgen's own pins count. */
export async function readLock(root: string): Promise<{ lock: Lock | null; diagnostics: Diagnostic[] }> {
  let text: string
  try {
    text = await readFile(join(root, lockFile), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { lock: null, diagnostics: [] }
    return { lock: null, diagnostics: [fault(`cannot be read: ${(error as Error).message.replace(/, \w+ '.*$/, '')}`)] }
  }
  try {
    const lock: unknown = JSON.parse(text)
    if (validate(lock)) return { lock: lock as Lock, diagnostics: [] }
    const errors = validate.errors as { instancePath: string; message?: string }[]
    return {
      lock: null,
      diagnostics: errors.map(({ instancePath, message = '' }) => fault(`${instancePath || 'it'} ${message}`)),
    }
  } catch (error) {
    return { lock: null, diagnostics: [fault(`is not JSON: ${(error as Error).message}`)] }
  }
}

function fault(message: string): Diagnostic {
  return {
    code: 'RG1701',
    severity: 'error',
    file: lockFile,
    line: 1,
    column: 1,
    message: `the lock ${message}`,
    hint: `mend it, or delete ${lockFile} to use the commits relgen was made with`,
  }
}
