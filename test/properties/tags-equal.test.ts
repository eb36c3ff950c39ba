import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideTags } from '../../src/plan/tags.ts'
import { tagCase } from './cases.ts'
import { decideInShell, shellsHere } from './shells.ts'

describe('relgen and release.sh', () => {
  it.each(shellsHere().map((shell) => ({ name: shell.join(' '), shell })))(
    'decide the same in 2,000 random cases under $name',
    ({ shell }) => {
      // Many cases share a process; a difference is shrunk to the smallest batch that shows it.
      fc.assert(
        fc.property(fc.array(tagCase, { minLength: 200, maxLength: 200 }), (cases) => {
          expect(decideInShell(shell, cases)).toEqual(cases.map(({ policy, request }) => decideTags(policy, request)))
        }),
        { numRuns: 10, endOnFailure: true },
      )
    },
  )
})
