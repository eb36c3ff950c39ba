import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tagCase } from './cases.ts'
import { firstDifference, shellsHere } from './shells.ts'

const shells = shellsHere().map((shell) => ({ name: shell.join(' '), shell }))

describe('relgen and release.sh', () => {
  it.each(shells)('decide the same in 2,000 random cases under $name', async ({ shell }) => {
    const seed = Date.now() | 0
    const difference = await firstDifference(shell, fc.sample(tagCase, { numRuns: 2_000, seed }))
    expect({ seed, difference }).toEqual({ seed, difference: null })
  })
})
