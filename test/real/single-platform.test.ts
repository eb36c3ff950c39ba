import { afterAll, describe, expect, inject, it } from 'vitest'
import { createLoggedInClient } from './release/client.ts'
import { createProject, replaced } from './release/project.ts'
import { RegistryContents } from './release/registry-contents.ts'
import { Releaser } from './release/releaser.ts'
import { runScript } from './release/script.ts'

const lab = inject('lab')
const project = await createProject(lab, 'single-platform')
const client = await createLoggedInClient(lab)
afterAll(async () => {
  await client.remove()
  await project.remove()
})
const registry = new RegistryContents(lab, project.repository)
const releaser = new Releaser(lab, project)
await project.configure((config) =>
  replaced(config, "  actions: 'none',", "  actions: 'none',\n  platforms: ['linux/amd64'],"),
)

describe.each([
  ['push by digest', lab.builders.remote, 'v1.0.0'],
  ['the docker driver', lab.builders.docker, 'v2.0.0'],
])('an image for one platform, built with %s', async (_, builder, version) => {
  const run = await releaser.release(version, { builder })
  const tags = await registry.tags()
  const again = await releaser.push(version, { builder })
  const tagsAgain = await registry.tags()

  it('is tagged with the very digest that was built and probed', () => {
    expect(`runtime@${tags[version]}`).toBe(run.steps['build']?.outputs['digests'])
    expect(tags['latest']).toBe(tags[version])
  })

  it('is an index of one', async () => {
    const { manifests = [] } = await registry.manifest(version)
    expect(manifests.map(({ platform: { os, architecture } }) => `${os}/${architecture}`)).toEqual(['linux/amd64'])
  })

  it('is found finished when the run is repeated', () => {
    expect(again.conclusion, again.log).toBe('success')
    expect(again.steps['build']?.outcome).toBe('skipped')
    expect(tagsAgain).toEqual(tags)
  })
})

describe('a lone manifest, which would get another digest with its tag', async () => {
  const { manifests = [] } = await registry.manifest('v1.0.0')
  const before = await registry.tags()
  const promoted = await runScript(project.path, 'promote', {
    ...client.env,
    VERSION: 'v3.0.0',
    TAGS: 'v3.0.0 3.0 3 latest',
    DIGESTS: `runtime@${manifests[0]?.digest}`,
  })

  it('is refused before a tag moves', async () => {
    expect(promoted.code).toBe(1)
    expect(promoted.stderr).toContain('is no index, and its digest would change with its tag')
    expect(await registry.tags()).toEqual(before)
  })
})
