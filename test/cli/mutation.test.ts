import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { bundled } from '../rules/bundled.ts'
import { compile, configWith } from '../rules/compiled.ts'

const { compare } = await bundled<typeof import('../../src/output/compare.ts')>('src/output/compare.ts')

const directory = mkdtempSync(join(tmpdir(), 'relgen-mutation-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const manifest = 'generated/relgen.manifest.json'
const { artifacts } = compile(configWith({ expose: [8080], smoke: ['/healthz'], description: 'Grüße, 世界' }))
const files = artifacts.map(({ path, content }) => ({ path, bytes: Buffer.from(content) }))

for (const { path } of files) mkdirSync(dirname(join(directory, path)), { recursive: true })
for (const { path, bytes } of files) writeFileSync(join(directory, path), bytes)

/** A file, a place in it and another byte there. */
const mutation = fc
  .constantFrom(...files)
  .chain(({ path, bytes }) =>
    fc.record({ path: fc.constant(path), bytes: fc.constant(bytes), at: fc.nat(bytes.length - 1), byte: fc.nat(254) }),
  )

async function drift(): Promise<Record<string, string>> {
  const compared = await compare(directory, artifacts, manifest)
  return Object.fromEntries(compared.filter(({ state }) => state !== 'ok').map(({ path, state }) => [path, state]))
}

describe('check', () => {
  it('finds nothing in what was just written', async () => {
    expect(await drift()).toEqual({})
  })

  it('sees every single byte that is changed in any generated file, and calls the file edited', async () => {
    await fc.assert(
      fc.asyncProperty(mutation, async ({ path, bytes, at, byte }) => {
        const changed = Buffer.from(bytes)
        // Any byte but the one that is there.
        changed[at] = byte >= (bytes[at] ?? 0) ? byte + 1 : byte
        writeFileSync(join(directory, path), changed)
        const seen = await drift()
        writeFileSync(join(directory, path), bytes)
        expect(seen).toEqual({ [path]: 'edited' })
      }),
      { numRuns: 200 },
    )
  })

  it('sees every byte that is taken out or put in', async () => {
    await fc.assert(
      fc.asyncProperty(mutation, fc.boolean(), async ({ path, bytes, at, byte }, out) => {
        const changed = [bytes.subarray(0, at), Buffer.from(out ? [] : [byte]), bytes.subarray(out ? at + 1 : at)]
        writeFileSync(join(directory, path), Buffer.concat(changed))
        const seen = await drift()
        writeFileSync(join(directory, path), bytes)
        expect(seen).toEqual({ [path]: 'edited' })
      }),
      { numRuns: 200 },
    )
  })
})
