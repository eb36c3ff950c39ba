import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { createBridge } from './bridge.ts'
import { createLabDirectory, removeAbandonedLabs, removeLab } from './leftovers.ts'
import { run } from './processes.ts'
import { startRegistry } from './registry.ts'

it('cleans up after a lab whose owner was killed', async () => {
  const own = await createLabDirectory()
  // No process of today started at tick 0 of the boot, so this name belongs to somebody who is gone.
  const abandoned = join(dirname(own), `relgen-lab-${process.pid}-0-${own.slice(-6)}`)
  await mkdir(abandoned)
  const registry = await startRegistry(abandoned, { name: 'registry', storage: join(abandoned, 'images') })
  const bridge = await createBridge(abandoned)

  await removeAbandonedLabs()

  expect(existsSync(abandoned)).toBe(false)
  await expect(fetch(`http://${registry.host}/v2/`)).rejects.toThrow()
  expect(await run('ip', ['-o', 'link', 'show'])).not.toContain(` ${bridge}:`)
  // The lab of a living process, this one, is left alone.
  expect(existsSync(own)).toBe(true)
  await removeLab(own)
})
