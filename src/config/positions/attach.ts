import type { Diagnostic, KeyPath } from '../../diagnostics/diagnostic.ts'
import { locator, type SourceFile } from '../source-file.ts'
import type { Locate } from './position.ts'

/** Codes whose fault is the key itself, not what stands behind it. */
const aboutKeys = new Set(['RG1005', 'RG1409'])

/** Adds line and column to findings that have a file and a key path. Without such findings no parser is loaded. */
export async function attachPositions(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, SourceFile>,
): Promise<Diagnostic[]> {
  const locators = new Map<string, Locate>()
  const placed: Diagnostic[] = []
  for (const diagnostic of diagnostics) {
    const { file, path, line, code } = diagnostic
    const source = file === undefined ? undefined : sources.get(file)
    if (!source || line !== undefined) {
      placed.push(diagnostic)
      continue
    }
    const locate = locators.get(source.name) ?? (await locator(source))
    locators.set(source.name, locate)
    const position = locate(parsePath(path ?? ''), aboutKeys.has(code) ? 'key' : 'value') ?? { line: 1, column: 1 }
    placed.push({ ...diagnostic, ...position })
  }
  return placed
}

/** Reads what `formatPath` printed. */
function parsePath(text: string): KeyPath {
  const parts = text.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([\w$-]+)/g)
  return [...parts].map(([, index, quoted, word]) =>
    index !== undefined ? Number(index) : quoted !== undefined ? (JSON.parse(`"${quoted}"`) as string) : String(word),
  )
}
