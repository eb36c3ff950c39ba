import { afterAll, describe, expect, inject, it } from 'vitest'
import { createProject } from './release/project.ts'
import { RegistryContents } from './release/registry-contents.ts'
import { Releaser } from './release/releaser.ts'

const lab = inject('lab')
const project = await createProject(lab, 'rolling-tags')
afterAll(project.remove)
const registry = new RegistryContents(lab, project.repository)
const releaser = new Releaser(lab, project)

/** Releases a commit of its own and gives all tags afterwards. */
const tagsAfter = async (version: string): Promise<Record<string, string>> => {
  await project.commit(`Prepare ${version}`)
  await releaser.release(version)
  return registry.tags()
}

describe('releases one after the other', async () => {
  const v1 = await tagsAfter('v1.0.0')
  const v2 = await tagsAfter('v2.0.0')
  const old = await tagsAfter('v1.3.9')

  it('v1.0.0 is latest', () => {
    const digest = v1['v1.0.0']
    expect(v1).toEqual({ '1': digest, '1.0': digest, latest: digest, 'v1.0.0': digest })
  })

  it('v2.0.0 takes latest over and leaves the tags of 1 alone', () => {
    const digest = v2['v2.0.0']
    expect(digest).not.toBe(v1['v1.0.0'])
    expect(v2).toEqual({ ...v1, '2': digest, '2.0': digest, latest: digest, 'v2.0.0': digest })
  })

  it('v1.3.9 moves 1, and neither latest nor 2', () => {
    const digest = old['v1.3.9']
    expect(digest).not.toBe(v1['v1.0.0'])
    expect(old).toEqual({ ...v2, '1': digest, '1.3': digest, 'v1.3.9': digest })
  })
})
