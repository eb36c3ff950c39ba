import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../lab/processes.ts'
import type { SharedLab } from '../lab/shared.ts'

/** A docker client with a login, or the lack of one, of its own. */
export interface Client {
  env: NodeJS.ProcessEnv
  docker(...args: string[]): Promise<string>
  remove(): Promise<void>
}

/** Makes a client that knows the lab's builders and has no login. */
export async function createClient(lab: SharedLab, builder: string): Promise<Client> {
  const config = await mkdtemp(join(tmpdir(), 'client-'))
  await cp(lab.env['DOCKER_CONFIG'] ?? '', config, { recursive: true })
  const env = { ...lab.env, DOCKER_CONFIG: config, BUILDX_BUILDER: builder }
  return {
    env,
    docker: (...args) => run('docker', args, { env }),
    remove: () => rm(config, { recursive: true }),
  }
}

/** Makes a client that is logged in, to look at what a release has left behind. */
export async function createLoggedInClient(lab: SharedLab): Promise<Client> {
  const client = await createClient(lab, lab.builders.remote)
  const { host, username, password } = lab.registry
  await run('docker', ['login', '--username', username, '--password-stdin', host], { env: client.env, input: password })
  return client
}
