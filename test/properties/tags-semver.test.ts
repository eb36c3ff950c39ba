import fc from 'fast-check'
import semver from 'semver'
import { describe, expect, it } from 'vitest'
import { decideTags } from '../../src/plan/tags.ts'
import { compareCore, parseVersion } from '../../src/plan/version.ts'
import { tagCase } from './cases.ts'
import { policies } from './policies.ts'

const stable = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)).map((parts) => parts.join('.'))

describe('a version', () => {
  it('is one exactly when the semver package takes it strictly', () => {
    fc.assert(
      fc.property(tagCase, ({ request: { ref } }) => {
        const text = ref.replace(/^refs\/tags\//, '').replace(/^v/, '')
        // The package trims, drops a leading v or =, and knows a longest version; a tag name is taken as it is.
        fc.pre(!/^[v=\s]|\s$/.test(text) && text.length <= 256)
        const parsed = parseVersion(text)
        const reference = semver.parse(text)
        expect(parsed === 'not-a-version').toBe(reference === null)
        if (typeof parsed === 'object') expect(reference?.version).toBe(text)
      }),
      { numRuns: 5_000 },
    )
  })

  it('is ordered as the semver package orders it', () => {
    fc.assert(
      fc.property(stable, stable, (a, b) => {
        const [one, other] = [parseVersion(a), parseVersion(b)]
        if (typeof one !== 'object' || typeof other !== 'object') throw new Error('a plain version was refused')
        expect(Math.sign(compareCore(one, other))).toBe(semver.compare(a, b))
      }),
    )
  })
})

describe('a release', () => {
  it('never moves a rolling tag below what was released before', () => {
    fc.assert(
      fc.property(fc.array(stable, { minLength: 1, maxLength: 12 }), (order) => {
        const pointed = new Map<string, string>()
        order.forEach((version, index) => {
          const existing = order.slice(0, index).map((earlier) => `v${earlier}`)
          const { tags } = decideTags(policies.ca, { event: 'push', ref: `v${version}`, sha: '', existing })
          for (const tag of tags.slice(1)) {
            expect(semver.gte(version, pointed.get(tag) ?? '0.0.0')).toBe(true)
            pointed.set(tag, version)
          }
        })
        const highest = order.toSorted(semver.rcompare)[0]
        expect(pointed.get('latest')).toBe(highest)
      }),
    )
  })
})
