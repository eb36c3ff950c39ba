import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { run } from './lab/processes.ts'
import { type Linter, linters } from './release/linters.ts'
import { compile, copyCase, replaced } from './release/project.ts'

const lab = inject('lab')

/** A second target with a port of its own, and a user name that is a secret too. */
function withTwoTargets(config: string): string {
  const targets = "targets: { production: {}, debug: { suffix: '-debug', expose: [9090] } },"
  const registry = "registry: { host: 'gitea.dcglab.co.uk', usernameSecret: 'REGISTRY_USER' },"
  return replaced(config, "registry: 'gitea.dcglab.co.uk',", `${registry}\n  ${targets}`)
}

/** The same config for another forge; its workflows stay where the linters look. */
const onForge = (forge: string, registry: string) => (config: string) => {
  const workflows = "workflow: '.gitea/workflows/release.yml', check: '.gitea/workflows/relgen-check.yml',"
  const moved = replaced(config, "registry: 'gitea.dcglab.co.uk',", `registry: '${registry}',\n  forge: ${forge},`)
  return replaced(moved, 'outputs: {', `outputs: { ${workflows}`)
}

const lint = ({ name, args }: Linter, cwd: string, file: string): Promise<string> =>
  run(name, args(file), { cwd, env: lab.env })

/** actionlint and act know GitHub's short form alone; everything else in the line stays. */
const shorten = async (file: string): Promise<void> => {
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replaceAll('uses: https://github.com/', 'uses: '))
}

/** The case as it is, and with all that makes the files longer. */
const SHAPES = [
  ['one target', (config: string) => config],
  ['two targets', withTwoTargets],
  ['Forgejo', onForge("{ kind: 'forgejo', runsOn: 'docker' }", 'forgejo.example.org')],
  ['GitHub', onForge("'github'", 'ghcr.io')],
] as const

describe.each(['pinned', 'none'].flatMap((actions) => SHAPES.map(([shape, change]) => ({ actions, shape, change }))))(
  'the files generated with actions: $actions for $shape',
  async ({ actions, change }) => {
    const path = await mkdtemp(join(tmpdir(), 'linted-'))
    afterAll(() => rm(path, { recursive: true }))
    await copyCase(path)
    await run('git', ['init', '--quiet'], { cwd: path })
    const config = join(path, 'release.config.ts')
    const mode = `actions: '${actions}',\n  image: 'steve`
    const text = change(await readFile(config, 'utf8'))
    await writeFile(config, replaced(text, "image: 'steve", mode))
    await compile(path)
    for (const name of ['release.yml', 'relgen-check.yml']) await shorten(join(path, '.gitea/workflows', name))

    const cases = linters.flatMap((linter) => linter.files.map((file) => ({ linter, name: linter.name, file })))
    it.each(cases)('$name finds nothing in $file', async ({ linter, file }) => {
      await lint(linter, path, file)
    })
  },
)

it.each(linters)('$name refuses a faulty file', async (linter) => {
  const path = await mkdtemp(join(tmpdir(), 'faulty-'))
  const file = linter.files[0] ?? ''
  await mkdir(join(path, dirname(file)), { recursive: true })
  await writeFile(join(path, file), linter.faulty)
  await run('git', ['init', '--quiet'], { cwd: path })
  await expect(lint(linter, path, file)).rejects.toThrow(linter.finding)
  await rm(path, { recursive: true })
})
