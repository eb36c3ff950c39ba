import { afterAll, describe, expect, inject, it } from 'vitest'
import { interveningDocker, lostAfterFirstTag } from './release/intervening-docker.ts'
import { createProject } from './release/project.ts'
import { RegistryContents } from './release/registry-contents.ts'
import { Releaser } from './release/releaser.ts'

const lab = inject('lab')
const project = await createProject(lab, 'run-again')
afterAll(project.remove)
const registry = new RegistryContents(lab, project.repository)
const releaser = new Releaser(lab, project)

describe('a run that was killed after it had set the exact tag', async () => {
  await project.tag('v1.2.3')
  const docker = await interveningDocker(lab.env, lostAfterFirstTag)
  afterAll(docker.remove)
  const killed = await releaser.push('v1.2.3', { env: { PATH: docker.path } })
  const left = await registry.tags()

  it('fails and leaves the exact tag alone', () => {
    expect(killed.steps['promote']?.outcome).toBe('failure')
    expect(Object.keys(left)).toEqual(['v1.2.3'])
  })

  describe('when it is run again', async () => {
    const again = await releaser.push('v1.2.3')
    const finished = await registry.tags()

    it('succeeds without building', () => {
      expect(again.conclusion, again.log).toBe('success')
      expect(again.steps['build']?.outcome).toBe('skipped')
    })

    it('sets the tags that are missing, to the same digest', () => {
      const digest = left['v1.2.3']
      expect(finished).toEqual({ '1': digest, '1.2': digest, latest: digest, 'v1.2.3': digest })
    })

    describe('and once more, now that the release is finished', async () => {
      const idle = await releaser.push('v1.2.3')

      it('succeeds without testing, building or probing', () => {
        expect(idle.conclusion, idle.log).toBe('success')
        const outcomes = ['test', 'build', 'smoke'].map((id) => idle.steps[id]?.outcome)
        expect(outcomes).toEqual(['skipped', 'skipped', 'skipped'])
      })

      it('changes nothing', async () => {
        expect(idle.log).not.toContain(': moved to')
        expect(await registry.tags()).toEqual(finished)
      })
    })
  })
})
