import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../lab/processes.ts'
import type { Client } from './client.ts'

/** The files of an image as a container would see them. */
export interface ExportedImage {
  /** `-rwxr-xr-x 0:0 opt/file`: mode, numeric owner and path of everything below the given directories. */
  list(...below: string[]): Promise<string[]>
  /** Where the files are unpacked, with their modes and owners. */
  root: string
  remove(): Promise<void>
}

/** Exports the image of one platform from a container that is never started. */
export async function exportImage(client: Client, reference: string, platform: string): Promise<ExportedImage> {
  const home = await mkdtemp(join(tmpdir(), 'image-'))
  const archive = join(home, 'image.tar')
  const container = (
    await client.docker('create', '--pull', 'always', '--quiet', '--platform', platform, reference)
  ).trim()
  await client.docker('export', '--output', archive, container)
  await client.docker('rm', container)
  const root = await mkdtemp(join(home, 'root-'))
  await run('tar', ['-xpf', archive, '--numeric-owner', '-C', root])
  return {
    root,
    list: async (...below) => {
      const lines = (await run('tar', ['-tvf', archive, '--numeric-owner'])).trim().split('\n')
      return lines
        .map((line) => {
          const [mode = '', owner = '', , , , path = ''] = line.split(/\s+/)
          return `${mode} ${owner.replace('/', ':')} ${path.replace(/\/$/, '')}`
        })
        .filter((line) => below.some((directory) => `${line.split(' ')[2]}/`.startsWith(`${directory}/`)))
        .sort((a, b) => ((a.split(' ')[2] ?? '') < (b.split(' ')[2] ?? '') ? -1 : 1))
    },
    remove: () => rm(home, { recursive: true }),
  }
}
