import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runInOneProcess } from '../cli/run-in-one-process.ts'
import { bin, root } from '../repositories.ts'

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, text: readFileSync(join(root, 'src', path), 'utf8') }))

/** Codes that the program can print, by the file that prints them. */
const printed = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/(?:'|error )(RG\d{4})\b/g)].map(([, code = '']) => ({ path, code })),
)

const documentation = readFileSync(join(root, 'docs/diagnostics.md'), 'utf8')

const sections = new Map(
  documentation
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, 6), section]),
)

describe('docs/diagnostics.md', () => {
  it('has a section for every code, in their order, and none besides', () => {
    expect([...sections.keys()]).toEqual([...new Set(printed.map(({ code }) => code))].sort())
  })

  it.each([...sections])('says of %s what it looks like, why there is such a rule and what to do', (code, section) => {
    expect(section).toMatch(new RegExp(`^${code}: \\S`))
    expect(section).toMatch(/```\w+\n/)
    expect(section.split('```text\n')[1]).toContain(code)
    expect(section).toMatch(/^\*\*Why\.\*\* \S/m)
    expect(section).toMatch(/^\*\*Do\.\*\* \S/m)
  })
})

describe('an output in docs/diagnostics.md', () => {
  const directory = mkdtempSync(join(tmpdir(), 'relgen-documented-'))
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  /** Sections whose input is a whole config, and that need nothing beside it. */
  const runnable = [...sections].flatMap(([code, section]) => {
    const [, config = '', output = ''] = /```ts\n(export .*?|const .*?)```\n+```text\n(.*?)\n```/s.exec(section) ?? []
    return config === '' || code === 'RG9001' ? [] : [{ code, config, output }]
  })

  it('is what relgen prints for the input above it', async () => {
    for (const { code, config } of runnable) {
      mkdirSync(join(directory, code, 'cmd', 'server'), { recursive: true })
      writeFileSync(join(directory, code, 'go.mod'), 'module example.org/app\n')
      writeFileSync(join(directory, code, 'app.conf'), '')
      writeFileSync(join(directory, code, 'release.config.ts'), config)
    }
    const runs = await runInOneProcess(
      bin,
      runnable.map(({ code }) => ['-C', join(directory, code)]),
    )
    expect(runnable.length).toBeGreaterThan(35)
    for (const [index, { code, output }] of runnable.entries()) {
      expect(`${code}\n${runs[index]?.stderr}`).toContain(output)
    }
  })
})

describe('a rule', () => {
  const files = sources.filter(({ path }) => /^(?:rules|verify)\/RG/.test(path.replaceAll('\\', '/')))

  it.each(files.map(({ path }) => basename(path)))('in %s carries the code of its file and no other', (name) => {
    const text = files.find(({ path }) => basename(path) === name)?.text ?? ''
    const codes = new Set([...text.matchAll(/code: '(RG\d{4})'/g)].map(([, code]) => code))
    expect([...codes]).toEqual([name.slice(0, 6)])
  })

  it('with a number of rules or verifiers has a file that is named after it', () => {
    const named = new Set(files.map(({ path }) => basename(path).slice(0, 6)))
    const registered = sources
      .filter(({ path }) => /^(?:rules|verify)[/\\]index\.ts$/.test(path))
      .flatMap(({ text }) => [...text.matchAll(/'\.\/(RG\d{4})-/g)].map(([, code]) => code))
    expect(new Set(registered)).toEqual(named)
  })
})
