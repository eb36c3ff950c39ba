import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { runInThisContext } from 'node:vm'
import { transform } from 'sucrase'
import { parse } from 'yaml'
import * as define from '../define.ts'
import { extensions, type SourceFile } from './source-file.ts'

/** What a script exports, filled while it runs. */
interface Module {
  exports: Record<string, unknown>
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
  const module = { exports: {} as Module['exports'] }
  // An async function, so that a config may await at its top.
  const run = compileScript(file.path, file.text, 'async function')
  try {
    await run(module, requireFrom(file.path, modules))
  } catch (error) {
    throw error instanceof Unparsed ? error : new Stopped([file.path, ...modules.keys()], error)
  }
  return module.exports['default']
}

function readData({ path, text }: SourceFile): unknown {
  try {
    if (path.endsWith('.json') && commentInJson.test(text)) throw new SyntaxError('JSON has no comments')
    return parse(text)
  } catch (error) {
    throw new Unparsed(path, error)
  }
}

/** A script as a function of its module and of the `require` it imports with. */
function compileScript(path: string, text: string, form: 'function' | 'async function') {
  const body = parseScript(path, text, form)
  return (module: Module, require: (name: string) => unknown): unknown =>
    body(module.exports, require, module, path, dirname(path))
}

function parseScript(path: string, text: string, form: string): (...args: unknown[]) => unknown {
  try {
    const { code } = transform(text, {
      transforms: ['typescript', 'imports'],
      filePath: path,
      preserveDynamicImport: true,
      production: true,
    })
    return runInThisContext(`(${form} (exports, require, module, __filename, __dirname) {${code}\n})`, {
      filename: path,
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

function importScript(path: string, modules: Modules): Module['exports'] {
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
