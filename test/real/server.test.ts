import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { exportImage } from './release/exported-image.ts'
import { publishImage } from './release/published-image.ts'

const DATA = '/var/lib/restic-manager'
const { client, project, reference } = await publishImage()
const volume = (await client.docker('volume', 'create')).trim()
const published = ['--publish', '127.0.0.1::8080', '--volume', `${volume}:${DATA}`]
const container = (await client.docker('run', '--detach', ...published, reference)).trim()
const address = (await client.docker('port', container, '8080/tcp')).trim()
afterAll(async () => {
  await client.docker('rm', '--force', container)
  await client.docker('volume', 'rm', volume)
})

/** The image has no shell, so one is lent to it, on the volume that the server uses. */
const shell = (command: string): Promise<string> =>
  client.docker(
    ...['run', '--rm', '--volume', `${volume}:${DATA}`, '--volume', '/bin/busybox:/busybox:ro'],
    ...['--entrypoint', '/busybox', reference, 'sh', '-c', command],
  )

const body = async (path: string): Promise<Buffer> => {
  const response = await fetch(`http://${address}${path}`)
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

it('starts', async () => {
  await expect.poll(() => fetch(`http://${address}/healthz`).then(({ status }) => status)).toBe(200)
})

it('serves the agent that lies in the image', async () => {
  const image = await exportImage(client, reference, 'linux/amd64')
  const dist = join(image.root, 'opt/restic-manager/dist/agent-binaries')
  const served = await body('/agent/binary?os=linux&arch=amd64')
  expect(served.equals(await readFile(join(dist, 'restic-manager-agent-linux-amd64')))).toBe(true)
  await image.remove()
})

it('serves the install script as it is in the repository', async () => {
  const source = await readFile(join(project.path, 'deploy/install/install.sh'), 'utf8')
  expect(String(await body('/install/install.sh'))).toBe(source)
})

it('answers 404 for an agent that is not in the image', async () => {
  expect((await fetch(`http://${address}/agent/binary?os=linux&arch=riscv64`)).status).toBe(404)
})

it('lets its user write to a new volume on the data directory', async () => {
  expect(await shell(`id -u && echo kept >${DATA}/db && cat ${DATA}/db`)).toBe('65532\nkept\n')
})

it('prefers what an operator puts there', async () => {
  await shell(`mkdir ${DATA}/install && echo mine >${DATA}/install/install.sh`)
  expect(String(await body('/install/install.sh'))).toBe('mine\n')
})
