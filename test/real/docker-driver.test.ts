import { afterAll, expect, inject, it } from 'vitest'
import { createLoggedInClient } from './release/client.ts'
import { EXPECTED_FILES } from './release/expected-files.ts'
import { exportImage } from './release/exported-image.ts'
import { createProject } from './release/project.ts'
import { RegistryContents } from './release/registry-contents.ts'
import { Releaser } from './release/releaser.ts'

const lab = inject('lab')
const builder = lab.builders.docker
const project = await createProject(lab, 'docker-driver')
const client = await createLoggedInClient(lab)
afterAll(async () => {
  await client.remove()
  await project.remove()
})
const registry = new RegistryContents(lab, project.repository)
const releaser = new Releaser(lab, project)
const run = await releaser.release('v1.0.0', { builder })
const commit = (await project.git('rev-parse', 'HEAD')).trim()
const tags = await registry.tags()

it('publishes the release tags, and one more for a digest that this driver cannot push without', () => {
  expect(Object.keys(tags)).toEqual(['1', '1.0', 'latest', `staging-${commit.slice(0, 12)}`, 'v1.0.0'])
})

it('points all of them at the digest that was built and probed', () => {
  for (const digest of Object.values(tags)) expect(`runtime@${digest}`).toBe(run.steps['build']?.outputs['digests'])
})

it('publishes one index of both platforms, and nothing else in it', async () => {
  const { manifests = [] } = await registry.manifest('v1.0.0')
  const platforms = manifests.map(({ platform: { os, architecture } }) => `${os}/${architecture}`)
  expect(platforms.sort()).toEqual(['linux/amd64', 'linux/arm64'])
})

it.each(['linux/amd64', 'linux/arm64'])('gives the files of %s their modes and owners', async (platform) => {
  const image = await exportImage(client, `${project.image}@${tags['v1.0.0']}`, platform)
  expect(await image.list('opt', 'usr', 'var')).toEqual(EXPECTED_FILES)
  await image.remove()
})

it('changes nothing when it is run again', async () => {
  const again = await releaser.push('v1.0.0', { builder })
  expect(again.conclusion, again.log).toBe('success')
  expect(again.steps['build']?.outcome).toBe('skipped')
  expect(await registry.tags()).toEqual(tags)
})

it('refuses a version that was released from another commit', async () => {
  await project.commit('Change after the release')
  await project.git('tag', '--force', 'v1.0.0')
  await project.git('push', '--quiet', '--force', 'origin', 'refs/tags/v1.0.0')
  const refused = await releaser.push('v1.0.0', { builder })
  expect(refused.steps['preflight']?.outcome).toBe('failure')
  expect(await registry.tags()).toEqual(tags)
})
