import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Artifact } from '../../src/artifacts/artifact.ts'
import { readDockerfile } from '../../src/verify/dockerfile.ts'
import { stepsOf } from '../../src/verify/steps.ts'
import { compile, configWith } from './compiled.ts'

/** A field that takes a text, and where it stands. */
type Field = (text: string) => object

const agent = { package: './cmd/agent', platforms: ['linux/amd64'] }

const fields: Record<string, Field> = {
  image: (text) => ({ image: `acme/${text}` }),
  description: (description) => ({ description }),
  registry: (registry) => ({ registry }),
  username: (username) => ({ registry: { host: 'gitea.example.org', username } }),
  usernameSecret: (usernameSecret) => ({ registry: { host: 'gitea.example.org', usernameSecret } }),
  passwordSecret: (passwordSecret) => ({ registry: { host: 'gitea.example.org', passwordSecret } }),
  runsOn: (runsOn) => ({ forge: { runsOn } }),
  context: (context) => ({ context }),
  ignore: (text) => ({ ignore: [text] }),
  builder: (builder) => ({ build: { builder } }),
  flag: (text) => ({ build: { flags: [text] } }),
  ldflag: (text) => ({ build: { ldflags: [text] } }),
  tag: (text) => ({ build: { tags: [text] } }),
  binary: (name) => ({ binaries: { [name]: './cmd/app' } }),
  package: (path) => ({ binaries: { app: path } }),
  fileName: (fileName) => ({
    binaries: { agent: { ...agent, fileName } },
    files: [{ from: 'binary:agent', to: '/a/' }],
  }),
  target: (name) => ({ targets: { [name]: {} } }),
  suffix: (suffix) => ({ targets: { main: {}, other: { suffix } } }),
  base: (base) => ({ base }),
  user: (user) => ({ user }),
  binDir: (binDir) => ({ binDir }),
  from: (from) => ({ files: [{ from, to: '/opt/app/' }] }),
  to: (to) => ({ files: [{ from: 'a', to }] }),
  mode: (mode) => ({ files: [{ from: 'a', to: '/opt/', mode }] }),
  owner: (owner) => ({ files: [{ from: 'a', to: '/opt/', owner }] }),
  dataDir: (path) => ({ dataDirs: [path] }),
  checksums: (checksums) => ({ files: [{ from: 'a', to: '/opt/' }], checksums }),
  variable: (name) => ({ env: { [name]: 'x' } }),
  env: (value) => ({ env: { MODE: value } }),
  label: (key) => ({ labels: { [key]: 'x' } }),
  labelValue: (value) => ({ labels: { 'org.example.team': value } }),
  entrypoint: (text) => ({ entrypoint: ['/app', text] }),
  cmd: (text) => ({ cmd: [text] }),
  test: (line) => ({ test: ['go vet ./...', line, 'go test ./...'] }),
  smoke: (path) => ({ smoke: [path], expose: [80] }),
  snapshotTag: (tag) => ({ snapshot: { tag } }),
  snapshotVersion: (version) => ({ snapshot: { version } }),
  stamp: (version) => ({ version: { variables: { version } } }),
  workflow: (workflow) => ({ outputs: { workflow } }),
  script: (script) => ({ outputs: { script } }),
  dockerfile: (dockerfile) => ({ outputs: { dockerfile } }),
  make: (make) => ({ outputs: { make } }),
  manifest: (manifest) => ({ outputs: { manifest } }),
}

const evil = [
  ...['\n', '\r\n', '\t', ' ', '\u0000', '\u001b[2J', '\u0085', '\u2028', '\u202e', '\ufeff', '\\', '\\\n'],
  ...["'", '"', '`', '$', '$$', '$(id)', '${HOME}', '`id`', ';', '&&', '|', '>', '<', '<<EOF', '*', '?', '!', '~', '%'],
  ...[
    '${{ secrets.X }}',
    '{{',
    '}}',
    '{sha}',
    '{name}',
    '{ext}',
    '${{',
    '#',
    ' #',
    ': ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    '@',
  ],
  ...['..', '../', '/', '//', './', '--', '-', '--push', '-x', '=', ',', ':', 'latest', 'binary:', 'é', '界', 'ｘ'],
  ...['RUN id', '\nUSER root', '\nrun: id', '__proto__', 'constructor', 'x'.repeat(5000), 'x', 'a', 'app', '0', '1'],
]

const text = fc.oneof(
  fc.array(fc.constantFrom(...evil), { minLength: 1, maxLength: 5 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .tuple(fc.constantFrom('/', 'a/', './', 'a', '/a/'), fc.constantFrom(...evil), fc.constantFrom('', 'a', '/a'))
    .map((parts) => parts.join('')),
)

const hostile = fc.record({ name: fc.constantFrom(...Object.keys(fields)), text })

/** The same text with nothing in it but letters; parts of a path stay as many. */
function benign(value: string): string {
  const parts = value.split('/').map((part) => (part === '' || part === '.' || part === '..' ? part : 'x'))
  return value.includes('/') ? parts.join('/') : value
}

/** What the files do, without the words in them. */
function shapeOf(artifacts: readonly Artifact[]): object {
  const find = (...hints: string[]) =>
    artifacts.find(({ content }) => hints.every((hint) => content.includes(hint)))?.content ?? ''
  const workflow: unknown = parse(find('name: release\n'))
  return {
    steps: stepsOf(workflow).map((step) => [step.id, Object.keys(step)]),
    instructions: readDockerfile(find('AS source\n')).map(({ keyword }) => keyword),
    targets: find('.PHONY:').match(/^[^\s:]+:/gm)?.length,
  }
}

function shellReads(script: string): { status: number | null; stderr: string } {
  const { status, stderr } = spawnSync('sh', ['-n'], { input: script, encoding: 'utf8' })
  return { status, stderr }
}

/** Fields whose texts lead to a path, so that the parts of the path decide on what has to be made. */
const paths = new Set(['to', 'dataDir', 'checksums', 'binDir', 'from', 'context'])

describe('a hostile text in any field', () => {
  it('is refused with a code, or appears inert in every file', () => {
    let accepted = 0
    fc.assert(
      fc.property(hostile, ({ name, text: value }) => {
        const field = fields[name] as Field
        const { artifacts, diagnostics } = compile(configWith(field(value)))
        for (const { code, message, hint } of diagnostics) {
          expect(code).toMatch(/^RG1\d{3}$/)
          expect(message.length + hint.length).toBeLessThan(12_000)
        }
        if (artifacts.length === 0) return
        accepted += 1
        const plain = compile(configWith(field(paths.has(name) ? benign(value) : value.replace(/[^\w./:@{}-]/g, 'x'))))
        if (plain.artifacts.length > 0) expect(shapeOf(artifacts)).toEqual(shapeOf(plain.artifacts))
        for (const { content } of artifacts) {
          // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
          expect(content).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/)
          if (content.startsWith('#!')) expect(shellReads(content)).toEqual({ status: 0, stderr: '' })
        }
      }),
      { numRuns: 600 },
    )
    // The property says nothing when everything is refused.
    expect(accepted).toBeGreaterThan(20)
  })

  it.each([
    ['a tag in the image', { image: 'acme/app:v1$(id)' }, 'RG1101'],
    ['an option as build context', { context: '--push' }, 'RG1402'],
    ['an option as source of a file', { files: [{ from: '--from=x', to: '/opt/' }] }, 'RG1402'],
    ['an option as directory of the image', { files: [{ from: 'a', to: '/-x/a' }] }, 'RG1402'],
    ['a home directory as output', { outputs: { script: '~root/release.sh' } }, 'RG1402'],
    ['a comment that swallows the next instruction', { test: ['# go vet', 'go test ./...'] }, 'RG1410'],
    ['an option of RUN as a test', { test: ['--network=host go test ./...'] }, 'RG1410'],
    ['a file name that leads upwards', { binaries: { a: { ...agent, fileName: '..' } } }, 'RG1304'],
    ['a file name that is an option', { binaries: { a: { ...agent, fileName: '-x' } } }, 'RG1304'],
    ['a file name that is empty on Linux', { binaries: { a: { ...agent, fileName: '{ext}' } } }, 'RG1304'],
  ])('such as %s is refused', (_, config, code) => {
    const { artifacts, diagnostics } = compile(configWith(config))
    expect(artifacts).toEqual([])
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code)
  })

  it('such as a variable that is called __proto__ is a variable like any other', () => {
    const { artifacts } = compile(configWith(JSON.parse('{ "env": { "__proto__": "x" } }') as object))
    expect(artifacts.map(({ content }) => content).join('')).toContain('ENV __proto__="x"')
  })
})
