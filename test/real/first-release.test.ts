import { afterAll, expect, inject, it } from 'vitest'
import { createProject } from './release/project.ts'
import { RegistryContents } from './release/registry-contents.ts'
import { Releaser } from './release/releaser.ts'

const lab = inject('lab')
const project = await createProject(lab, 'first-release')
afterAll(project.remove)
const registry = new RegistryContents(lab, project.repository)
await project.commit('Begin')
const run = await new Releaser(lab, project).release('v0.3.1')

it('runs every step', () => {
  const outcomes = Object.entries(run.steps).map(([id, { outcome }]) => `${id}: ${outcome}`)
  expect(outcomes).toEqual(
    ['checkout', 'tags', 'stamp', 'login', 'preflight', 'test', 'build', 'smoke', 'promote', 'logout'].map(
      (id) => `${id}: success`,
    ),
  )
})

it('publishes the exact tag and the rolling ones, and no latest before 1.0.0', async () => {
  expect(Object.keys(await registry.tags())).toEqual(['0', '0.3', 'v0.3.1'])
})

it('points all of them at the digest that was built and probed', async () => {
  const built = run.steps['build']?.outputs['digests']
  for (const digest of Object.values(await registry.tags())) expect(`runtime@${digest}`).toBe(built)
})

it('publishes one index of both platforms, and nothing else in it', async () => {
  const { mediaType, manifests = [] } = await registry.manifest('v0.3.1')
  expect(mediaType).toMatch(/(image\.index|manifest\.list)/)
  expect(manifests.map(({ platform: { os, architecture } }) => `${os}/${architecture}`).sort()).toEqual([
    'linux/amd64',
    'linux/arm64',
  ])
  expect(manifests.flatMap(({ annotations }) => Object.keys(annotations ?? {}))).toEqual([])
})

it('labels the image with version, commit and time', async () => {
  const commit = (await project.git('rev-parse', 'HEAD')).trim()
  expect(await registry.labels('v0.3.1')).toMatchObject({
    'org.opencontainers.image.version': 'v0.3.1',
    'org.opencontainers.image.revision': commit,
    'org.opencontainers.image.created': '2026-03-04T05:06:07Z',
  })
})

it('lists the tags and the digest on the page of the run', async () => {
  const [digest] = Object.values(await registry.tags())
  for (const text of ['v0.3.1', '0.3', '0', digest, project.image]) expect(run.summary).toContain(`\`${text}\``)
})

it('hands the secret to the login and to no other step', () => {
  expect(run.log).not.toContain(lab.registry.password)
})
