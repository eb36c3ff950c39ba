import { dirname, relative, resolve, sep } from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { evaluate } from './evaluate.ts'
import { configNames, exists, findConfig } from './find.ts'
import type { PresetLookup } from './layers.ts'
import type { Layer } from './merge.ts'
import { faults, readSource, type SourceFile } from './source-file.ts'

/** A config with the presets it reads from files, evaluated and not yet checked. */
export interface Loaded {
  /** The config; null when it could not be read. */
  config: Layer | null
  lookup: PresetLookup
  /** Files that were read, by their name in messages, to place findings in. */
  sources: ReadonlyMap<string, SourceFile>
  diagnostics: Diagnostic[]
}

/**
 * Finds and evaluates the config of a repository. Never throws for what a person wrote.
 *
 * @param directory root of the repository
 * @param file config file, when it is not to be looked for
 */
export async function loadConfig(directory: string, file?: string): Promise<Loaded> {
  const reader = new Reader(directory)
  const path = file === undefined ? await findConfig(directory) : resolve(directory, file)
  const config = path === null ? reader.missing() : await reader.read(path)
  return { config, lookup: reader.lookup, sources: reader.sources, diagnostics: reader.diagnostics }
}

/** Reads a config and, through it, every preset file it extends. */
class Reader {
  readonly sources = new Map<string, SourceFile>()
  readonly diagnostics: Diagnostic[] = []
  readonly #layers = new Map<string, Layer>()
  readonly #root: string

  constructor(root: string) {
    this.#root = root
  }

  readonly lookup: PresetLookup = (name, from) => this.#layers.get(this.#presetPath(name, from))

  missing(): null {
    this.diagnostics.push({
      code: 'RG1001',
      severity: 'error',
      message: 'there is no release.config file here',
      hint: `write one of ${configNames.join(', ')}, or name another file with --config`,
    })
    return null
  }

  async read(path: string): Promise<Layer | null> {
    const name = this.#nameOf(path)
    try {
      const source = await readSource(path, name)
      this.sources.set(name, source)
      const layer = await this.#evaluate(source)
      if (layer) this.#layers.set(path, layer)
      if (layer) await this.#readPresets(layer)
      return layer
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      this.diagnostics.push({
        code: 'RG1001',
        severity: 'error',
        message: `cannot read ${name}: ${reason.replace(/, open '.*'$|, read$/, '')}`,
        hint: 'check the path; it is seen from the directory that relgen runs in',
      })
      return null
    }
  }

  /** A preset that cannot be read is left for the layers to report: they know where it is named. */
  async #readPresets(from: Layer): Promise<void> {
    const entries = (from.value as { extends?: unknown }).extends
    for (const entry of Array.isArray(entries) ? entries : []) {
      if (typeof entry !== 'string' || !/^\.{0,2}\//.test(entry)) continue
      const path = this.#presetPath(entry, from)
      if (this.#layers.has(path) || !(await exists(path))) continue
      const name = this.#nameOf(path)
      // Stands in while the preset is read, against circles, and for good when it has a fault of its own.
      this.#layers.set(path, { name, file: name, value: {} })
      await this.read(path)
    }
  }

  #nameOf(path: string): string {
    return relative(this.#root, path).split(sep).join('/')
  }

  #presetPath(name: string, from: Layer): string {
    return resolve(this.#root, dirname(from.file ?? '.'), name)
  }

  async #evaluate(source: SourceFile): Promise<Layer | null> {
    try {
      const value = await evaluate(source)
      if (value !== undefined && value !== null) return { name: source.name, file: source.name, value }
      this.diagnostics.push({
        code: 'RG1004',
        severity: 'error',
        file: source.name,
        line: 1,
        column: 1,
        message: 'the file exports no config',
        hint: 'write: export default defineConfig({ … })',
      })
    } catch (error) {
      this.diagnostics.push(...(await evaluationFindings(source, error)))
    }
    return null
  }
}

async function evaluationFindings(source: SourceFile, error: unknown): Promise<Diagnostic[]> {
  const found = await faults(source)
  if (found.length > 0) {
    return found.map(({ line, column, message }) => ({
      code: 'RG1002',
      severity: 'error',
      file: source.name,
      line,
      column,
      message: `syntax error: ${message.replace(/\.$/, '')}`,
      hint: 'mend the syntax; nothing else can be checked before',
    }))
  }
  return [
    {
      code: 'RG1003',
      severity: 'error',
      file: source.name,
      ...frameIn(source, error),
      message: `the file stopped with: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`,
      hint: 'a config may compute its values, but it must end with an export',
    },
  ]
}

/** The place in the file where the error was thrown, as far as the stack tells. */
function frameIn({ path }: SourceFile, error: unknown): { line: number; column: number } {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const frame = stack.slice(stack.indexOf(path)).match(/^.*?:(\d+)(?::(\d+))?/)
  return stack.includes(path) && frame
    ? { line: Number(frame[1]), column: Number(frame[2] ?? 1) }
    : { line: 1, column: 1 }
}
