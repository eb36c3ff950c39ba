import { cpSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { pretty } from '../../src/diagnostics/pretty.ts'
import { unprintable } from '../../src/diagnostics/quoted.ts'
import { type Run, relgen } from '../cli/relgen.ts'
import { runInOneProcess } from '../cli/run-in-one-process.ts'
import { bin, root } from '../repositories.ts'

const here = join(root, 'test', 'broken')

const names = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

/** What is given besides the directory. */
const operands: Readonly<Record<string, string[]>> = { 'named-config-missing': ['--config', 'releases.config.ts'] }

/** Findings about no file have no place in one, and those about a file as a whole no key. */
const withoutFile = new Set(['RG1001'])
const withoutKey = new Set(['RG1001', 'RG1002', 'RG1003', 'RG1004', 'RG1701'])

const workspace = mkdtempSync(join(tmpdir(), 'relgen-broken-'))
const untouched = new Map<string, string[]>()
const forPeople = new Map<string, Run>()
const forPrograms = new Map<string, Run>()

beforeAll(async () => {
  for (const name of names) {
    cpSync(join(here, name), join(workspace, name), { recursive: true })
    rmSync(join(workspace, name, 'expected.txt'), { force: true })
    untouched.set(name, stateOf(name))
  }
  const lines = names.map(argsOf)
  const asJson = lines.map((line) => [...line, '--json'])
  const [people, programs] = await Promise.all([runInOneProcess(bin, lines), runInOneProcess(bin, asJson)])
  for (const [index, name] of names.entries()) {
    forPeople.set(name, people[index] as Run)
    forPrograms.set(name, programs[index] as Run)
  }
}, 180_000)

afterAll(() => rmSync(workspace, { recursive: true, force: true }))

function argsOf(name: string): string[] {
  return ['-C', join(workspace, name), ...(operands[name] ?? [])]
}

/** Every path with its mode, the time of its last change and its bytes. */
function stateOf(name: string): string[] {
  return readdirSync(join(workspace, name), { recursive: true, encoding: 'utf8' })
    .sort()
    .map((path) => {
      const full = join(workspace, name, path)
      const entry = lstatSync(full)
      return `${path} ${entry.mode} ${entry.mtimeMs} ${entry.isFile() ? readFileSync(full, 'hex') : ''}`
    })
}

describe.each(names)('the broken config %s', (name) => {
  it('is refused with every fault in its place', async () => {
    expect(forPeople.get(name)).toMatchObject({ status: 2, stdout: '' })
    await expect(forPeople.get(name)?.stderr).toMatchFileSnapshot(join(here, name, 'expected.txt'))
  })

  it('has the same findings as JSON, with code, place, hint and key path', () => {
    const { status, stdout, stderr } = forPrograms.get(name) as Run
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' })
    const { diagnostics, ...rest } = JSON.parse(stdout) as { diagnostics: Diagnostic[] }
    expect(rest).toEqual({ written: [], unchanged: [], removed: [] })

    const textOf = (file: string) => readFileSync(join(workspace, name, file), 'utf8')
    expect(`${pretty(diagnostics, { color: false, textOf })}\n`).toBe(forPeople.get(name)?.stderr)
    for (const diagnostic of diagnostics) {
      expect(diagnostic).toMatchObject({
        code: expect.stringMatching(/^RG\d{4}$/),
        message: expect.stringMatching(/./),
        hint: expect.stringMatching(/./),
        ...(!withoutFile.has(diagnostic.code) && {
          file: expect.stringMatching(/^[\w./-]+$/),
          line: expect.any(Number),
          column: expect.any(Number),
        }),
        ...(!withoutKey.has(diagnostic.code) && { path: expect.any(String) }),
      })
    }
  })

  it('leaves every file untouched and makes none', () => {
    expect(stateOf(name)).toEqual(untouched.get(name))
  })
})

describe('a process of its own', () => {
  const tenOfThem = [
    ...['unknown-key', 'wrong-type', 'bad-platform', 'cgo-on-distroless-static', 'port-as-string', 'syntax-error'],
    ...['two-targets-with-one-suffix', 'path-with-dot-dot', 'tag-template-with-a-space', 'upper-case-image'],
  ]

  it.each(tenOfThem)('says the same of %s', (name) => {
    expect(relgen(join(workspace, name))).toEqual(forPeople.get(name))
  })
})

describe('the messages', () => {
  it('name no place of the machine that made them', () => {
    for (const { stderr } of forPeople.values()) expect(stderr).not.toMatch(/relgen-broken-|node:internal|file:\/\//)
  })

  it('hold no character that moves the cursor or turns the reading direction', () => {
    for (const { stderr } of forPeople.values()) expect(stderr.replaceAll('\n', '')).not.toMatch(unprintable)
  })

  it('are told once: no two findings of a config are the same', () => {
    for (const { stdout } of forPrograms.values()) {
      const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] }
      const told = diagnostics.map((diagnostic) => JSON.stringify(diagnostic))
      expect(new Set(told).size).toBe(told.length)
    }
  })
})
