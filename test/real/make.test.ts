import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { run } from './lab/processes.ts'
import { createClient } from './release/client.ts'
import { platformOf } from './release/program-headers.ts'
import { COMMIT_DATE, createProject } from './release/project.ts'

const lab = inject('lab')
const project = await createProject(lab, 'make')
const client = await createClient(lab, lab.builders.remote)
afterAll(async () => {
  await client.remove()
  await project.remove()
})
await project.tag('v0.3.1')
const commit = (await project.git('rev-parse', 'HEAD')).trim()
const bin = join(project.path, 'bin')
const make = (...args: string[]): Promise<string> => run('make', args, { cwd: project.path, env: client.env })

/** What both programs say about themselves. */
const versions = async (): Promise<string[]> => {
  const printed = ['restic-manager-server', 'agent'].map((program) => run(join(bin, program), ['--version']))
  return (await Promise.all(printed)).map((line) => line.trim())
}

it('make build stamps what git says into both programs', async () => {
  await make('build')
  const stamps = `v0.3.1 (commit ${commit}, built ${COMMIT_DATE})`
  expect(await versions()).toEqual([`restic-manager-server ${stamps}`, `restic-manager-agent ${stamps}`])
})

it('make build stamps what it is given', async () => {
  await make('build', 'VERSION=v9.9.9', 'COMMIT=abc', 'DATE=today')
  const stamps = 'v9.9.9 (commit abc, built today)'
  expect(await versions()).toEqual([`restic-manager-server ${stamps}`, `restic-manager-agent ${stamps}`])
})

it('make build leaves the defaults of the source where it is given nothing', async () => {
  await make('build', 'VERSION=', 'COMMIT=', 'DATE=')
  const stamps = 'dev (commit none, built unknown)'
  expect(await versions()).toEqual([`restic-manager-server ${stamps}`, `restic-manager-agent ${stamps}`])
})

describe('make checksums', () => {
  it('compiles every program for every platform, and its sums are right', async () => {
    await make('build-all', 'checksums')
    const checked = await run('sha256sum', ['-c', 'SHA256SUMS'], { cwd: bin })
    expect(checked.match(/: OK$/gm)).toHaveLength(5)
  })

  it.each([
    ['linux-amd64/restic-manager-server', 'ELF amd64'],
    ['linux-arm64/restic-manager-server', 'ELF arm64'],
    ['linux-amd64/restic-manager-agent-linux-amd64', 'ELF amd64'],
    ['linux-arm64/restic-manager-agent-linux-arm64', 'ELF arm64'],
    ['windows-amd64/restic-manager-agent-windows-amd64.exe', 'PE amd64'],
  ])('%s is a program for %s', async (file, expected) => {
    expect(platformOf(await readFile(join(bin, file)))).toBe(expected)
  })
})

it('make image loads the image with the same stamps', async () => {
  await make('image', 'IMAGE=made-here')
  const printed = await client.docker('run', '--rm', '--pull', 'never', 'made-here:dev', '--version')
  expect(printed).toBe(`restic-manager-server v0.3.1 (commit ${commit}, built ${COMMIT_DATE})\n`)
})

it('make help lists the targets', async () => {
  const targets = (await make('help')).trim().split('\n')
  expect(targets.map((line) => line.trim().split(/\s+/)[0])).toEqual([
    'build',
    'build-all',
    'checksums',
    'image',
    'help',
  ])
})
