import { describe, expect, it } from 'vitest'
import { decideTags, type TagDecision } from '../../src/plan/tags.ts'
import { policies } from './policies.ts'
import { type Case, decideInShell, shellsHere } from './shells.ts'

/** Git tag, other git tags, and what each policy makes of it: image tags, `skip`, or `reject`. */
const vectors: [string, string[], Record<keyof typeof policies, string>][] = [
  ['v0.3.1', [], { rm: 'v0.3.1 0.3 0', rmSafe: 'v0.3.1 0.3', st: '0.3.1', ca: 'v0.3.1 latest' }],
  ['v0.1.0', [], { rm: 'v0.1.0 0.1 0', rmSafe: 'v0.1.0 0.1', st: '0.1.0', ca: 'v0.1.0 latest' }],
  ['v1.0.0', [], { rm: 'v1.0.0 1.0 1 latest', rmSafe: 'v1.0.0 1.0 1 latest', st: '1.0.0', ca: 'v1.0.0 latest' }],
  ['v1.4.2', [], { rm: 'v1.4.2 1.4 1 latest', rmSafe: 'v1.4.2 1.4 1 latest', st: '1.4.2', ca: 'v1.4.2 latest' }],
  [
    'v10.20.30',
    [],
    { rm: 'v10.20.30 10.20 10 latest', rmSafe: 'v10.20.30 10.20 10 latest', st: '10.20.30', ca: 'v10.20.30 latest' },
  ],
  ['v1.0.0-rc.1', [], { rm: 'skip', rmSafe: 'skip', st: '1.0.0-rc.1', ca: 'v1.0.0-rc.1' }],
  ['v1.2.3-beta', [], { rm: 'skip', rmSafe: 'skip', st: '1.2.3-beta', ca: 'v1.2.3-beta' }],
  ['v1.3.9', ['v2.0.0', 'v1.3.8'], { rm: 'v1.3.9 1.3 1', rmSafe: 'v1.3.9 1.3 1', st: '1.3.9', ca: 'v1.3.9' }],
  ['v1.2.9', ['v1.3.0'], { rm: 'v1.2.9 1.2', rmSafe: 'v1.2.9 1.2', st: '1.2.9', ca: 'v1.2.9' }],
  ['v1.2.3+b.5', [], { rm: 'skip', rmSafe: 'skip', st: 'reject', ca: 'reject' }],
  ['v01.2.3', [], { rm: 'reject', rmSafe: 'reject', st: 'reject', ca: 'reject' }],
  ['v1.2', [], { rm: 'skip', rmSafe: 'skip', st: 'reject', ca: 'skip' }],
  ['vfoo.bar.baz', [], { rm: 'skip', rmSafe: 'skip', st: 'reject', ca: 'reject' }],
  ['1.2.3', [], { rm: 'skip', rmSafe: 'skip', st: 'skip', ca: 'skip' }],
  ['v1.2.3.4', [], { rm: 'skip', rmSafe: 'skip', st: 'reject', ca: 'reject' }],
]

const rows = vectors.flatMap(([tag, existing, expected]) =>
  Object.entries(expected).map(([name, tags]) => {
    const policy = policies[name as keyof typeof policies]
    const request = { event: 'push', ref: `refs/tags/${tag}`, sha: '', existing }
    return { case: { policy, request } satisfies Case, expected: tags }
  }),
)

const shown = ({ outcome, tags }: TagDecision) => (outcome === 'publish' ? tags.join(' ') : outcome)

describe('the tag vectors of four projects', () => {
  const expected = rows.map((row) => row.expected)

  it('are what relgen decides', () => {
    expect(rows.map(({ case: { policy, request } }) => shown(decideTags(policy, request)))).toEqual(expected)
  })

  const shells = shellsHere().map((shell) => ({ name: shell.join(' '), shell }))

  it.each(shells)('are what release.sh decides under $name', async ({ shell }) => {
    const cases = rows.map((row) => row.case)
    expect((await decideInShell(shell, cases)).map(shown)).toEqual(expected)
  })

  it('give a manual run its snapshot tag and nothing else', () => {
    const request = {
      event: 'workflow_dispatch',
      ref: 'refs/tags/v1.0.0',
      sha: `90dd603a${'0'.repeat(32)}`,
      existing: [],
    }
    expect(decideTags(policies.rm, request)).toEqual({
      outcome: 'publish',
      reason: null,
      version: '0.0.0-snapshot-90dd603',
      tags: ['snapshot-90dd603'],
    })
  })
})
