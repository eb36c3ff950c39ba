import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runInThisContext } from 'node:vm'
import { transform } from 'sucrase'
import { parse as parseTokens } from 'sucrase/dist/parser/index.js'
import { parse } from 'yaml'
import * as define from '../define.ts'
import { extensions, type SourceFile } from './source-file.ts'

/** What a script exports, filled while it runs; a CommonJS script may put anything in its place. */
interface Module {
  exports: unknown
}

/** Imported files by path, so that each runs once. */
type Modules = Map<string, Module>

/** The text of a file, or of one that it imports, cannot be read as its language. */
export class Unparsed extends Error {
  readonly path: string

  constructor(path: string, cause: unknown) {
    super(`${path} does not parse`, { cause })
    this.path = path
  }
}

/** A file threw while it ran. */
export class Stopped extends Error {
  /** The file and those it imports. */
  readonly scripts: readonly string[]

  constructor(scripts: readonly string[], cause: unknown) {
    super('the file threw', { cause })
    this.scripts = scripts
  }
}

/** A line that JSON does not have, and that YAML would take for a key. */
const commentInJson = /^[ \t]*\/[/*]/m

/**
 * The value of a config or preset file. A script is stripped of its types and run; `relgen` is this program, so
 * that a repository without package.json needs nothing installed, and relative files may be scripts as well.
 *
 * @throws Unparsed, Stopped
 */
export async function evaluate(file: SourceFile): Promise<unknown> {
  if (file.language === 'data') return readData(file)
  const modules: Modules = new Map()
  const module: Module = { exports: {} }
  // An async function, so that a config may await at its top.
  const run = compileScript(file.path, file.text, 'async function')
  try {
    await withoutOutput(async () => run(module, requireFrom(file.path, modules)))
  } catch (error) {
    throw error instanceof Unparsed ? error : new Stopped([file.path, ...modules.keys()], error)
  }
  return exported(module)
}

/** `export default`, or what a CommonJS script has put in the place of its exports. */
function exported({ exports }: Module): unknown {
  if (typeof exports !== 'object' || exports === null) return exports
  if ('__esModule' in exports || 'default' in exports) return (exports as { default?: unknown }).default
  return Object.keys(exports).length > 0 ? exports : undefined
}

/** Runs a script with its output sent to standard error: standard output is for results, which programs read. */
async function withoutOutput(run: () => Promise<unknown>): Promise<void> {
  const { stdout } = process
  const write = stdout.write
  stdout.write = ((...args: Parameters<typeof write>) => process.stderr.write(...args)) as typeof write
  try {
    await run()
  } finally {
    stdout.write = write
  }
}

function readData({ path, text }: SourceFile): unknown {
  try {
    if (path.endsWith('.json') && commentInJson.test(text)) throw new SyntaxError('JSON has no comments')
    return parse(text)
  } catch (error) {
    throw new Unparsed(path, error)
  }
}

/** What the transformation puts at the top goes here, so that the first line of a person keeps its columns. */
export const linesBefore = '\n'

/** A script as a function of its module and of the `require` it imports with. */
function compileScript(path: string, text: string, form: 'function' | 'async function') {
  const body = parseScript(path, text, form)
  return (module: Module, require: (name: string) => unknown): unknown =>
    body(module.exports, require, module, path, dirname(path), importMeta(path))
}

/** What `import.meta` is in a script, where it would be a module. */
function importMeta(path: string) {
  const { href } = pathToFileURL(path)
  const locate = (name: string) =>
    /^\.{0,2}\//.test(name) ? new URL(name, href).href : pathToFileURL(createRequire(path).resolve(name)).href
  return { url: href, filename: path, dirname: dirname(path), resolve: locate }
}

/** As long as `import.meta`, so that what stands behind it keeps its column. */
const metaName = 'import$meta'

/** Puts a name in the place of `import.meta`, which only a module may have. Strings and comments stay. */
function nameMeta(text: string): string {
  if (!/\bimport\s*\.\s*meta\b/.test(text)) return text
  const { tokens } = parseTokens(text, false, true, false)
  const words = tokens.map(({ start, end }) => text.slice(start, end))
  let named = ''
  let done = 0
  for (const [index, word] of words.entries()) {
    const [token, meta] = [tokens[index], tokens[index + 2]]
    const isMeta = word === 'import' && words[index + 1] === '.' && words[index + 2] === 'meta'
    if (!isMeta || !token || !meta || /^\??\.$/.test(words[index - 1] ?? '')) continue
    // What stands between the words may have line ends, which are to stay.
    const between = text.slice(token.end, meta.start).replace('.', '')
    named += text.slice(done, token.start) + metaName + between
    done = meta.end
  }
  return named + text.slice(done)
}

function parseScript(path: string, text: string, form: string): (...args: unknown[]) => unknown {
  try {
    // An `import()` becomes a `require` of its own, so that it finds the same files in the same way.
    const { code } = transform(nameMeta(`${linesBefore}${text}`), {
      transforms: ['typescript', 'imports'],
      filePath: path,
      production: true,
    })
    const parameters = `exports, require, module, __filename, __dirname, ${metaName}`
    return runInThisContext(`(${form} (${parameters}) {${code}\n})`, {
      filename: path,
      lineOffset: -linesBefore.length,
    })
  } catch (error) {
    throw new Unparsed(path, error)
  }
}

function requireFrom(path: string, modules: Modules): (name: string) => unknown {
  const require = createRequire(path)
  return (name) => {
    if (name === 'relgen') return define
    if (!name.startsWith('.') && !name.startsWith('/')) return require(name)
    const found = resolveScript(resolve(dirname(path), name))
    return found && !found.endsWith('.json') ? importScript(found, modules) : require(name)
  }
}

function importScript(path: string, modules: Modules): unknown {
  const known = modules.get(path)
  if (known) return known.exports
  const module: Module = { exports: {} }
  modules.set(path, module)
  compileScript(path, readFileSync(path, 'utf8'), 'function')(module, requireFrom(path, modules))
  return module.exports
}

/** `./shared.js` may be written for `./shared.ts`, and an ending may be missing. */
function resolveScript(path: string): string | undefined {
  const stem = path.replace(/\.m?js$/, '')
  return [path, ...extensions.map((extension) => stem + extension)].find(
    (candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile() ?? false,
  )
}
