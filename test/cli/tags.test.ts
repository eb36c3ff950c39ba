import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bin } from '../repositories.ts'
import { type Run, relgen, repository } from './relgen.ts'
import { runInOneProcess } from './run-in-one-process.ts'

const noTrigger = 'skip: the tag does not match the trigger'

/** Git tag, other git tags, and what is published of it: image tags, or why not. */
const vectors: [string, string, string][] = [
  ['v0.3.1', '', 'v0.3.1 0.3 0'],
  ['v0.1.0', '', 'v0.1.0 0.1 0'],
  ['v1.0.0', '', 'v1.0.0 1.0 1 latest'],
  ['v1.4.2', '', 'v1.4.2 1.4 1 latest'],
  ['v10.20.30', '', 'v10.20.30 10.20 10 latest'],
  ['v1.0.0-rc.1', '', noTrigger],
  ['v1.2.3-beta', '', noTrigger],
  ['v1.3.9', 'v2.0.0,v1.3.8', 'v1.3.9 1.3 1'],
  ['v1.2.9', 'v1.3.0', 'v1.2.9 1.2'],
  ['v1.2.3+b.5', '', noTrigger],
  ['v01.2.3', '', 'reject: the tag is not a strict semantic version, vX.Y.Z'],
  ['v1.2', '', noTrigger],
  ['vfoo.bar.baz', '', noTrigger],
  ['1.2.3', '', noTrigger],
  ['v1.2.3.4', '', noTrigger],
  ['refs/tags/v1.2.3', '', 'v1.2.3 1.2 1 latest'],
  ['refs/heads/main', '', 'skip: the ref is not a tag'],
  ['refs/pull/7/merge', '', 'skip: the ref is not a tag'],
]

describe('relgen tags', () => {
  const runs: { text: Run; json: Run }[] = []
  const directory = mkdtempSync(join(tmpdir(), 'relgen-tags-'))

  beforeAll(async () => {
    repository('', directory)
    const lines = vectors.map(([ref, existing]) => ['-C', directory, 'tags', ref, '--existing', existing])
    const [texts, jsons] = await Promise.all([
      runInOneProcess(bin, lines),
      runInOneProcess(
        bin,
        lines.map((line) => [...line, '--json']),
      ),
    ])
    for (const [index, text] of texts.entries()) runs.push({ text, json: jsons[index] as Run })
  })

  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  it.each(vectors.map((vector, index) => [...vector, index] as const))(
    'of %s beside "%s" says %s',
    (ref, _, says, index) => {
      const { text, json } = runs[index] as { text: Run; json: Run }
      const [outcome = '', reason = ''] = /^(skip|reject): (.*)$/.exec(says)?.slice(1) ?? ['publish']
      const status = outcome === 'reject' ? 2 : 0
      const tags = outcome === 'publish' ? says.split(' ') : []
      const version = outcome === 'publish' ? ref.replace('refs/tags/', '') : null

      expect(json).toMatchObject({ status, stderr: '' })
      expect(JSON.parse(json.stdout)).toEqual({ outcome, reason: reason === '' ? null : reason, version, tags })
      expect(Object.keys(JSON.parse(json.stdout) as object)).toEqual(['outcome', 'reason', 'version', 'tags'])

      const first = outcome === 'publish' ? `publish ${version}` : says
      const images = tags.map((tag) => `  gitea.example.org/acme/app:${tag}`)
      expect(text).toEqual({ status, stdout: `${[first, ...images].join('\n')}\n`, stderr: '' })
    },
  )
})

describe('relgen tags for a manual run', () => {
  it('names the snapshot and nothing else', () => {
    const args = ['tags', 'refs/heads/main', '--event', 'workflow_dispatch', '--sha', '0123456789abcdef', '--json']
    expect(JSON.parse(relgen(repository(), args).stdout)).toEqual({
      outcome: 'publish',
      reason: null,
      version: '0.0.0-snapshot-0123456',
      tags: ['snapshot-0123456'],
    })
  })

  it('refuses what is no commit', () => {
    const { status, stdout } = relgen(repository(), ['tags', 'v1.0.0', '--event', 'workflow_dispatch', '--sha', 'main'])
    expect({ status, stdout }).toEqual({
      status: 2,
      stdout: 'reject: the commit is not a hash of 7 to 64 hex digits\n',
    })
  })

  it('is passed over where it is switched off', () => {
    const args = ['tags', 'refs/heads/main', '--event', 'workflow_dispatch', '--sha', '0123456']
    expect(relgen(repository('snapshot: false,'), args)).toMatchObject({
      status: 0,
      stdout: 'skip: manual runs are switched off\n',
    })
  })
})

describe('relgen tags --existing', () => {
  it('may be given several times', () => {
    const args = ['tags', 'v1.3.9', '--existing', 'v2.0.0', '--existing', 'v1.3.8 v1.3.7', '--json']
    expect(JSON.parse(relgen(repository(), args).stdout)).toMatchObject({ tags: ['v1.3.9', '1.3', '1'] })
  })
})

describe('relgen tags in a git repository', () => {
  it('takes commit and tags from it', () => {
    const directory = repository()
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: directory })
    git('init', '--quiet')
    git('commit', '--quiet', '--allow-empty', '--message', 'first')
    git('tag', 'v2.0.0')
    git('tag', 'v1.3.8')
    const sha = String(spawnSync('git', ['rev-parse', 'HEAD'], { cwd: directory }).stdout).trim()

    expect(JSON.parse(relgen(directory, ['tags', 'v1.3.9', '--json']).stdout)).toMatchObject({
      tags: ['v1.3.9', '1.3', '1'],
    })
    expect(
      JSON.parse(relgen(directory, ['tags', 'refs/heads/x', '--event', 'workflow_dispatch', '--json']).stdout),
    ).toMatchObject({ tags: [`snapshot-${sha.slice(0, 7)}`] })
  })
})

describe('relgen tags with a broken config', () => {
  it('tells the fault with exit code 2', () => {
    const { status, stdout, stderr } = relgen(repository('expose: [0],'), ['tags', 'v1.0.0'])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain('RG1007')
  })

  it('tells it as JSON when asked to', () => {
    const { status, stdout, stderr } = relgen(repository('expose: [0],'), ['tags', 'v1.0.0', '--json'])
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' })
    const { diagnostics, ...decision } = JSON.parse(stdout) as { diagnostics: object[] }
    expect(decision).toEqual({ outcome: 'reject', reason: 'the config has errors', version: null, tags: [] })
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'RG1007', line: 7 }))
  })
})
