import { afterAll, expect, inject, it } from 'vitest'
import { createProject } from './release/project.ts'
import { RegistryContents } from './release/registry-contents.ts'
import { Releaser } from './release/releaser.ts'

const lab = inject('lab')
const project = await createProject(lab, 'manual-run')
afterAll(project.remove)
const registry = new RegistryContents(lab, project.repository)

await project.tag('v1.0.0')
const run = await new Releaser(lab, project).dispatch()
const short = (await project.git('rev-parse', 'HEAD')).slice(0, 7)

it('succeeds', () => {
  expect(run.conclusion, run.log).toBe('success')
})

it('publishes one tag, named after the commit, although the commit has a release tag', async () => {
  expect(Object.keys(await registry.tags())).toEqual([`snapshot-${short}`])
})

it('stamps a version that sorts below every release', async () => {
  const labels = await registry.labels(`snapshot-${short}`)
  expect(labels['org.opencontainers.image.version']).toBe(`0.0.0-snapshot-${short}`)
})
