import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { Project, ScriptTarget } from 'ts-morph'
import { describe, expect, it } from 'vitest'
import { root } from './repositories.ts'

interface Import {
  from: string
  to: string
  typeOnly: boolean
}

/**
 * What each room may use of another at run time; types may come from any stage before it. A room that is not listed
 * may be used by none but the composition at the top.
 */
const mayUse: Record<string, string[]> = {
  diagnostics: [],
  forges: [],
  builders: [],
  lock: ['schema'],
  config: ['diagnostics', 'define', 'forges', 'presets', 'schema'],
  rules: ['diagnostics', 'forges', 'builders'],
  plan: ['builders', 'forges'],
  artifacts: ['builders', 'forges', 'plan', 'version'],
  verify: ['artifacts', 'forges', 'plan', 'schema'],
  output: ['artifacts', 'diagnostics', 'forges', 'schema'],
}

/** Rooms in the order of the stages: a type may come from the same or an earlier one. */
const stages = ['diagnostics', 'forges', 'lock', 'config', 'builders', 'rules', 'plan', 'artifacts', 'verify', 'output']

/** Files that touch the disk, the process or the network; nothing else may. */
const inputAndOutput = [
  /^src\/config\/(load|find|evaluate|source-file)\.ts$/,
  /^src\/output\//,
  /^src\/lock\/read\.ts$/,
  /^src\/cli\//,
]

/** Modules of Node that only compute. */
const pure = new Set(['node:path', 'node:crypto', 'node:util'])

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.ts$/.test(path) && !path.endsWith('.d.ts'))
  .map((path) => `src/${path.replaceAll('\\', '/')}`)

const project = new Project({ useInMemoryFileSystem: true, compilerOptions: { target: ScriptTarget.ES2023 } })

const imports: Import[] = files.flatMap((from) => {
  const source = project.createSourceFile(from, readFileSync(join(root, from), 'utf8'))
  return [...source.getImportDeclarations(), ...source.getExportDeclarations()].flatMap((declaration) => {
    const name = declaration.getModuleSpecifierValue()
    if (name === undefined) return []
    const named = 'getNamedImports' in declaration ? declaration.getNamedImports() : []
    const hasDefault = 'getDefaultImport' in declaration && declaration.getDefaultImport() !== undefined
    const typeOnly =
      declaration.isTypeOnly() || (named.length > 0 && !hasDefault && named.every((one) => one.isTypeOnly()))
    return [{ from, to: name.startsWith('.') ? posix.join(dirname(from), name) : name, typeOnly }]
  })
})

/** `src/config/load.ts` → `config`; a file at the top of src is a room of its own. */
const room = (path: string) => /^(?:src\/)?([\w-]+)/.exec(path)?.[1] ?? path

const between = imports.filter(({ from, to }) => /^(?:src|presets|schema)\//.test(to) && room(from) !== room(to))

describe('the stages', () => {
  it('use of each other what they may', () => {
    const strangers = between
      .filter(({ from, to, typeOnly }) => !typeOnly && room(from) in mayUse && !mayUse[room(from)]?.includes(room(to)))
      .map(({ from, to }) => `${from} uses ${to}`)
    expect(strangers).toEqual([])
  })

  it('take types only from the stages before them', () => {
    const backwards = between
      .filter(({ from, to, typeOnly }) => typeOnly && stages.includes(room(from)) && stages.includes(room(to)))
      .filter(({ from, to }) => stages.indexOf(room(to)) > stages.indexOf(room(from)))
      .map(({ from, to }) => `${from} takes a type of ${to}`)
    expect(backwards).toEqual([])
  })

  it('are never built on the command line', () => {
    expect(imports.filter(({ from, to }) => room(to) === 'cli' && room(from) !== 'cli')).toEqual([])
  })

  it('leave the disk, the process and the network to those whose job it is', () => {
    const reaching = imports
      .filter(({ from }) => !inputAndOutput.some((allowed) => allowed.test(from)))
      .filter(({ to, typeOnly }) => to.startsWith('node:') && !pure.has(to) && !typeOnly)
      .map(({ from, to }) => `${from} uses ${to}`)
    const ambient = files
      .filter((path) => !inputAndOutput.some((allowed) => allowed.test(path)))
      .filter((path) =>
        /\b(?:process\.|Date\.now|new Date\(|Math\.random|fetch\()/.test(readFileSync(join(root, path), 'utf8')),
      )
    expect([...reaching, ...ambient]).toEqual([])
  })

  it('leave the syntax tree of TypeScript to the positions', () => {
    const users = imports.filter(({ to }) => to === 'ts-morph').map(({ from }) => from)
    expect(users.filter((path) => !path.startsWith('src/config/positions/'))).toEqual([])
  })
})
