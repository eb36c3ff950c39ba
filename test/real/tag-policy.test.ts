import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tagCase } from '../properties/cases.ts'
import { allShells, firstDifference } from '../properties/shells.ts'

describe('relgen and release.sh', () => {
  it('decide the same in 200,000 random cases under dash, bash and busybox', async () => {
    // In ten batches, so that nobody holds all cases at once.
    for (let batch = 0; batch < 10; batch++) {
      const seed = (Date.now() + batch) | 0
      const cases = fc.sample(tagCase, { numRuns: 20_000, seed })
      for (const shell of allShells) {
        const difference = await firstDifference(shell, cases)
        expect({ shell, seed, difference }).toEqual({ shell, seed, difference: null })
      }
    }
  })
})
