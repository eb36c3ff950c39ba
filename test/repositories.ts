import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** The root of relgen's own repository. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** The bin as it is published. */
export const bin = join(root, 'dist', 'relgen.js')

/** Names of the case repositories. */
export const caseNames = readdirSync(join(root, 'test', 'cases'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

/** A copy of a case that is gone when the test ends. */
export function copyOfCase(name: string): string {
  const directory = emptyDirectory()
  cpSync(join(root, 'test', 'cases', name), directory, { recursive: true })
  return directory
}

/** A new directory that is gone when the test ends. */
export function emptyDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'relgen-test-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** Every file below a directory, path with `/` → content. */
export function readTree(directory: string): Map<string, string> {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(directory, path)).isFile())
    .map((path): [string, string] => [
      relative(directory, join(directory, path)).split(sep).join('/'),
      readFileSync(join(directory, path), 'utf8'),
    ])
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)))
}
