import { afterAll, expect, inject, it } from 'vitest'
import { interveningDocker, refusedLookUp } from './release/intervening-docker.ts'
import { createProject } from './release/project.ts'
import { RegistryContents } from './release/registry-contents.ts'
import { Releaser } from './release/releaser.ts'

const lab = inject('lab')
const project = await createProject(lab, 'registry-ahead')
afterAll(project.remove)
const registry = new RegistryContents(lab, project.repository)
const releaser = new Releaser(lab, project)

it('leaves a rolling tag where it is when the registry has a newer version than git tells', async () => {
  await releaser.release('v2.0.0')
  const before = await registry.tags()
  await project.commit('Fix 1.3')

  const run = await releaser.release('v1.3.9', { env: { RELGEN_EXISTING_TAGS: '' } })

  expect(run.steps['tags']?.outputs['tags']).toBe('v1.3.9 1.3 1 latest')
  const after = await registry.tags()
  const digest = after['v1.3.9']
  expect(after).toEqual({ ...before, '1': digest, '1.3': digest, 'v1.3.9': digest })
  expect(run.log).toContain(`latest: stays, it leads to v2.0.0`)
  expect(run.summary).not.toContain('`latest`')
})

it('stops rather than take a refusal to look a rolling tag up for its absence', async () => {
  const before = await registry.tags()
  await project.commit('Fix 1.3 again')
  await project.tag('v1.3.10')
  const docker = await interveningDocker(lab.env, refusedLookUp('latest'))

  const run = await releaser.push('v1.3.10', { env: { RELGEN_EXISTING_TAGS: '', PATH: docker.path } })
  await docker.remove()

  expect(run.steps['promote']?.outcome).toBe('failure')
  expect(run.steps['promote']?.log).toMatch(/error: cannot look up [^\n]+:latest\n +\S[^\n]*authorization/)
  expect((await registry.tags())['latest']).toBe(before['latest'])
})
