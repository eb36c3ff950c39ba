import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { createLoggedInClient } from './release/client.ts'
import { createProject, replaced } from './release/project.ts'
import { RegistryContents } from './release/registry-contents.ts'
import { Releaser } from './release/releaser.ts'

const PATHS = "['/agent/binary?os=linux&arch=amd64', '/install/install.sh']"
const BROKEN_PATHS = "{ paths: ['/install/install.sh', '/install/missing.sh'], timeoutSeconds: 3 }"

const lab = inject('lab')
const project = await createProject(lab, 'failing-gates')
const client = await createLoggedInClient(lab)
afterAll(async () => {
  await client.remove()
  await project.remove()
})
const registry = new RegistryContents(lab, project.repository)
const releaser = new Releaser(lab, project)

describe('a test that fails', async () => {
  const broken = join(project.path, 'internal/assets/broken_test.go')
  await writeFile(broken, 'package assets\n\nimport "testing"\n\nfunc TestBroken(t *testing.T) { t.Fatal("broken") }\n')
  await project.commit('Break a test')
  await project.tag('v1.0.0')
  const run = await releaser.push('v1.0.0')
  await rm(broken)
  await project.commit('Mend the test')

  it('fails the run at the tests, before the build', () => {
    const outcomes = ['test', 'build', 'smoke', 'promote'].map((id) => run.steps[id]?.outcome)
    expect(outcomes).toEqual(['failure', 'skipped', 'skipped', 'skipped'])
  })

  it('is named in the log', () => {
    expect(run.steps['test']?.log).toContain('--- FAIL: TestBroken')
  })

  it('publishes no tag', async () => {
    expect(await registry.tags()).toEqual({})
  })
})

describe('a path that the started image does not serve', async () => {
  const containers = await client.docker('ps', '--all', '--quiet')
  await project.configure((config) => replaced(config, PATHS, BROKEN_PATHS))
  await project.tag('v1.0.1')
  const run = await releaser.push('v1.0.1')

  it('fails the run at the probe, before a tag', () => {
    const outcomes = ['test', 'build', 'smoke', 'promote'].map((id) => run.steps[id]?.outcome)
    expect(outcomes).toEqual(['success', 'success', 'failure', 'skipped'])
  })

  it('is named with what it answered, below the log of the container', () => {
    const log = run.steps['smoke']?.log
    expect(log).toContain('GET /install/install.sh: 200')
    expect(log).toContain('msg=listening')
    expect(log).toMatch(/error: GET \/install\/missing\.sh gave no 200: .*404/)
  })

  it('publishes no tag', async () => {
    expect(await registry.tags()).toEqual({})
  })

  it('leaves no container', async () => {
    expect(await client.docker('ps', '--all', '--quiet')).toBe(containers)
  })
})
