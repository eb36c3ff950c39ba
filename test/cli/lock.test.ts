import { describe, expect, it } from 'vitest'
import { readTree } from '../repositories.ts'
import { directoryWith, relgen, repository } from './relgen.ts'

const commit = '0123456789abcdef0123456789abcdef01234567'
const workflow = '.gitea/workflows/release.yml'

/** Actions of a workflow by name, with the commit each is used at. */
function usedBy(directory: string): Map<string, string> {
  const text = readTree(directory).get(workflow) ?? ''
  const uses = text.matchAll(/uses: (?:https:\/\/[\w.-]+\/)?([\w.-]+\/[\w.-]+)@([0-9a-f]{40})/g)
  return new Map([...uses].map(([, name = '', used = '']) => [name, used]))
}

describe('a lock', () => {
  it('that pins one action alone leaves the others at the commits relgen was made with', () => {
    const directory = repository()
    expect(relgen(directory)).toMatchObject({ status: 0 })
    const builtin = usedBy(directory)
    expect(builtin.size).toBeGreaterThan(1)

    const pin = { version: 'v4.9.9', commit, inputs: ['persist-credentials', 'fetch-depth', 'fetch-tags'] }
    directoryWith({ 'relgen.lock.json': JSON.stringify({ actions: { 'actions/checkout': pin } }) }, directory)
    expect(relgen(directory)).toMatchObject({ status: 0 })
    expect(usedBy(directory)).toEqual(new Map([...builtin, ['actions/checkout', commit]]))
    expect(readTree(directory).get(workflow)).toContain('v4.9.9')
  })

  it('that pins nothing changes nothing', () => {
    const directory = repository()
    expect(relgen(directory).status).toBe(0)
    directoryWith({ 'relgen.lock.json': '{ "actions": {} }' }, directory)
    expect(relgen(directory, ['check'])).toMatchObject({ status: 0 })
  })
})
