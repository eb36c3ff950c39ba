import { afterAll, describe, expect, inject, it } from 'vitest'
import { interveningDocker, lostAfterFirstTag } from './release/intervening-docker.ts'
import { createProject, replaced } from './release/project.ts'
import { RegistryContents } from './release/registry-contents.ts'
import { Releaser } from './release/releaser.ts'

const lab = inject('lab')
const project = await createProject(lab, 'several-targets')
afterAll(project.remove)
const registry = new RegistryContents(lab, project.repository)
const releaser = new Releaser(lab, project)

/** The second target listens elsewhere. Its stamped time is the run's, so that nothing built twice is the same. */
const TARGETS = `
  targets: {
    production: {},
    debug: { suffix: '-debug', expose: [9090], env: { RM_LISTEN: ':9090' } },
  },
  version: { date: 'build' },`
await project.configure((config) => replaced(config, '  expose: [8080],', `  expose: [8080],${TARGETS}`))

describe('a run that was killed between the exact tags of two targets', async () => {
  await project.tag('v1.2.3')
  const docker = await interveningDocker(lab.env, lostAfterFirstTag)
  afterAll(docker.remove)
  const killed = await releaser.push('v1.2.3', { env: { PATH: docker.path } })
  const left = await registry.tags()

  it('has probed both, each on its own port', () => {
    expect(killed.steps['smoke']?.outcome, killed.log).toBe('success')
    expect(killed.steps['smoke']?.log.match(/^(production|debug): listens on /gm)).toHaveLength(2)
  })

  it('fails and leaves the exact tag of the first', () => {
    expect(killed.steps['promote']?.outcome).toBe('failure')
    expect(Object.keys(left)).toEqual(['v1.2.3'])
  })

  describe('when it is run again', async () => {
    const again = await releaser.push('v1.2.3')
    const finished = await registry.tags()

    it('succeeds', () => {
      expect(again.conclusion, again.log).toBe('success')
    })

    it('builds the missing target alone, which gets another digest', () => {
      const before = killed.steps['build']?.outputs['digests'] ?? ''
      const built = again.steps['build']?.outputs['digests'] ?? ''
      expect(built).toMatch(/^debug@sha256:[0-9a-f]{64}$/)
      expect(before).toContain(' debug@')
      expect(before).not.toContain(built)
    })

    it('tests again, and probes only what it has built', () => {
      expect(again.steps['test']?.outcome).toBe('success')
      expect(again.steps['smoke']?.log).toMatch(/^debug: listens on /m)
      expect(again.steps['smoke']?.log).not.toContain('production')
    })

    it('leaves the released digest where it was and sets every other tag', () => {
      const production = left['v1.2.3']
      const debug = again.steps['build']?.outputs['digests']?.slice('debug@'.length)
      const tags = ['1', '1.2', 'latest', 'v1.2.3']
      expect(finished).toEqual({
        ...Object.fromEntries(tags.map((tag) => [tag, production])),
        ...Object.fromEntries(tags.map((tag) => [`${tag}-debug`, debug])),
      })
    })

    it('lists both digests on the page of the run', () => {
      expect(again.summary).toContain(`| digest of production | \`${left['v1.2.3']}\` |`)
      expect(again.summary).toContain(`| digest of debug | \`${finished['v1.2.3-debug']}\` |`)
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
