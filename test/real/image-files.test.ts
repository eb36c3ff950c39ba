import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { run } from './lab/processes.ts'
import { EXPECTED_FILES } from './release/expected-files.ts'
import { exportImage } from './release/exported-image.ts'
import { publishImage } from './release/published-image.ts'

const { client, reference } = await publishImage()

describe.each(['linux/amd64', 'linux/arm64'])('the image for %s', async (platform) => {
  const image = await exportImage(client, reference, platform)
  afterAll(image.remove)

  it('holds these files with these modes and owners, and an empty data directory', async () => {
    expect(await image.list('opt', 'usr', 'var')).toEqual(EXPECTED_FILES)
  })

  it('holds sums that are right for all six files', async () => {
    const checked = await run('sha256sum', ['-c', 'SHA256SUMS'], { cwd: join(image.root, 'opt/restic-manager/dist') })
    expect(checked.match(/: OK$/gm)).toHaveLength(6)
  })
})
