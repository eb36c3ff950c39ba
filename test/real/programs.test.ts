import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { run } from './lab/processes.ts'
import { exportImage } from './release/exported-image.ts'
import { platformOf } from './release/program-headers.ts'
import { COMMIT_DATE } from './release/project.ts'
import { publishImage } from './release/published-image.ts'

const { client, reference, commit } = await publishImage()
const amd64 = await exportImage(client, reference, 'linux/amd64')
const arm64 = await exportImage(client, reference, 'linux/arm64')
afterAll(async () => {
  await amd64.remove()
  await arm64.remove()
})

const SERVER = 'usr/local/bin/restic-manager-server'
const AGENTS = 'opt/restic-manager/dist/agent-binaries/restic-manager-agent-'
const stamps = `v0.3.1 (commit ${commit}, built ${COMMIT_DATE})`

it.each([
  ['server', 'amd64', amd64],
  ['server', 'arm64', arm64],
])('the %s of the %s image is a program for it', async (_, architecture, { root }) => {
  expect(platformOf(await readFile(join(root, SERVER)))).toBe(`ELF ${architecture}`)
})

it.each([
  ['linux-amd64', 'ELF amd64'],
  ['linux-arm64', 'ELF arm64'],
  ['windows-amd64.exe', 'PE amd64'],
])('the agent %s is a program for %s, the same in both images', async (platform, expected) => {
  const agent = await readFile(join(amd64.root, AGENTS + platform))
  expect(platformOf(agent)).toBe(expected)
  expect(agent.equals(await readFile(join(arm64.root, AGENTS + platform)))).toBe(true)
})

it('the server prints the three stamped values', async () => {
  const printed = await client.docker('run', '--rm', reference, '--version')
  expect(printed).toBe(`restic-manager-server ${stamps}\n`)
})

it('the agent prints the same three', async () => {
  expect(await run(join(amd64.root, `${AGENTS}linux-amd64`), ['--version'])).toBe(`restic-manager-agent ${stamps}\n`)
})

it.each(['linux-arm64', 'windows-amd64.exe'])('the agent %s carries all of them', async (platform) => {
  const agent = await readFile(join(arm64.root, AGENTS + platform))
  for (const value of ['v0.3.1', commit, COMMIT_DATE]) expect(agent.includes(value)).toBe(true)
})
