import { afterAll, describe, expect, inject, it } from 'vitest'
import { createLoggedInClient } from './release/client.ts'
import { createProject } from './release/project.ts'
import { RegistryContents } from './release/registry-contents.ts'
import { Releaser } from './release/releaser.ts'
import { runScript } from './release/script.ts'

const lab = inject('lab')
const project = await createProject(lab, 'exact-tag')
const client = await createLoggedInClient(lab)
afterAll(async () => {
  await client.remove()
  await project.remove()
})
const registry = new RegistryContents(lab, project.repository)
const releaser = new Releaser(lab, project)

await releaser.release('v1.4.0')
const first = (await project.git('rev-parse', 'HEAD')).trim()
const second = await project.commit('Change after the release')

describe('a git tag that was moved to another commit', async () => {
  await project.git('tag', '--force', 'v1.4.0')
  await project.git('push', '--quiet', '--force', 'origin', 'refs/tags/v1.4.0')
  const before = await registry.tags()
  const run = await releaser.push('v1.4.0')
  const after = await registry.tags()

  it('stops the run before anything is built', () => {
    const outcomes = ['preflight', 'test', 'build', 'smoke', 'promote'].map((id) => run.steps[id]?.outcome)
    expect(outcomes).toEqual(['failure', 'skipped', 'skipped', 'skipped', 'skipped'])
  })

  it('is told with both commits', () => {
    expect(run.steps['preflight']?.log).toContain(
      `error: ${project.image}:v1.4.0 exists already, made from ${first}, not from ${second}`,
    )
  })

  it('moves no tag', () => {
    expect(after).toEqual(before)
  })

  it('forgets the login all the same', () => {
    expect(run.steps['logout']?.outcome).toBe('success')
  })
})

describe('promoting another digest to a released version', async () => {
  const snapshot = await releaser.dispatch()
  const digests = snapshot.steps['build']?.outputs['digests'] ?? ''
  const before = await registry.tags()
  const tags = { VERSION: 'v1.4.0', TAGS: 'v1.4.0 1.4 1 latest', DIGESTS: digests }
  const promoted = await runScript(project.path, 'promote', { ...client.env, ...tags })
  const after = await registry.tags()

  it('starts from a digest that the version does not have', () => {
    expect(digests).toMatch(/^runtime@sha256:[0-9a-f]{64}$/)
    expect(digests).not.toBe(`runtime@${before['v1.4.0']}`)
  })

  it('fails and says why', () => {
    expect(promoted.code).toBe(1)
    expect(promoted.stderr).toContain(`error: ${project.image}:v1.4.0 exists already with other content`)
  })

  it('moves no tag, not even a rolling one', () => {
    expect(after).toEqual(before)
  })
})
