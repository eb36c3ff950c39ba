import { dirname, relative, resolve, sep } from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { quoted } from '../diagnostics/quoted.ts'
import { evaluate } from './evaluate.ts'
import { evaluationFindings } from './evaluation-findings.ts'
import { configNames, exists, findConfig, isFile } from './find.ts'
import type { PresetLookup } from './layers.ts'
import type { Layer } from './merge.ts'
import { extensions, languageOf, readSource, type SourceFile } from './source-file.ts'

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
  const config = path === null ? reader.missing() : await reader.readConfig(path)
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

  /** The config itself: its name goes into the head of every generated file, and into the command of the check. */
  async readConfig(path: string): Promise<Layer | null> {
    const name = this.#nameOf(path)
    if (/^[\w.@+=,/][\w.@+=,/-]*$/.test(name)) return this.read(path)
    this.diagnostics.push({
      code: 'RG1001',
      severity: 'error',
      message: `cannot use ${quoted(name)}: the name of the config is written into generated files`,
      hint: 'rename it, with letters, digits and . _ - / @ + = , alone',
    })
    return null
  }

  async read(path: string): Promise<Layer | null> {
    const name = this.#nameOf(path)
    try {
      // Asked before the ending: a file that is not there is the nearer fault, and a directory has none.
      if (languageOf(path) === undefined && (await isFile(path))) return this.#unknownLanguage(name)
      const source = await this.#source(path)
      const layer = await this.#evaluate(source)
      if (layer) this.#layers.set(path, layer)
      if (layer) await this.#readPresets(layer)
      return layer
    } catch (error) {
      this.diagnostics.push({
        code: 'RG1001',
        severity: 'error',
        message: `cannot read ${name}: ${reasonOf(error)}`,
        hint: 'check the path; it is seen from the repository, the directory that -C names or relgen runs in',
      })
      return null
    }
  }

  /** `.cjs`, `.cts` and the like: what a script means there is not what it means in the others. */
  #unknownLanguage(name: string): null {
    const ending = /\.[^./]+$/.exec(name)?.[0]
    this.diagnostics.push({
      code: 'RG1001',
      severity: 'error',
      message: `cannot read ${name}: ${ending ? `a config does not end in ${ending}` : 'its name has no ending'}`,
      hint: `name it with one of ${extensions.join(', ')}`,
    })
    return null
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
      this.#layers.set(path, { name, file: name, value: {}, unread: true })
      await this.read(path)
    }
  }

  async #source(path: string): Promise<SourceFile> {
    const source = await readSource(path, this.#nameOf(path))
    this.sources.set(source.name, source)
    return source
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
        message: source.language === 'data' ? 'the file is empty' : 'the file exports no config',
        hint:
          source.language === 'data'
            ? 'write image and registry, the two things that have no default'
            : 'write: export default defineConfig({ … })',
      })
    } catch (error) {
      this.diagnostics.push(...(await evaluationFindings(source, error, (path) => this.#source(path))))
    }
    return null
  }
}

/** What the system says, in words; the path is named already. */
function reasonOf(error: unknown): string {
  const { code, message = String(error) } = (error ?? {}) as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'it does not exist'
  if (code === 'EISDIR') return 'it is a directory'
  return message.replace(/, open '.*'$|, read$/, '')
}
