import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Daemon, startDaemon } from './daemon.ts'
import { freePort, run } from './processes.ts'

export interface Credentials {
  username: string
  password: string
}

export interface Registry {
  /** Always 127.0.0.1:PORT, an address that docker clients talk to over plain http without being told to. */
  host: string
  daemon: Daemon
}

interface RegistryOptions {
  name: string
  /** Where images are kept: inside the lab for a throwaway registry, elsewhere for one that is a cache. */
  storage: string
  credentials?: Credentials
}

export function randomCredentials(): Credentials {
  return {
    username: `lab-${randomBytes(3).toString('hex')}`,
    password: randomBytes(18).toString('base64url'),
  }
}

/** Starts Debian's docker-registry, with a login when credentials are given. */
export async function startRegistry(directory: string, options: RegistryOptions): Promise<Registry> {
  const home = join(directory, options.name)
  await mkdir(home, { recursive: true })
  const host = `127.0.0.1:${await freePort()}`
  const configFile = join(home, 'config.json')
  // JSON is YAML too, which is what the registry reads.
  const config = {
    version: '0.1',
    log: { level: 'warn' },
    storage: { filesystem: { rootdirectory: options.storage }, delete: { enabled: true } },
    http: { addr: host, secret: randomBytes(16).toString('hex') },
    ...(options.credentials && { auth: await htpasswd(home, options.credentials) }),
  }
  await writeFile(configFile, JSON.stringify(config))
  const daemon = await startDaemon(directory, 'docker-registry', ['serve', configFile])
  // With a login the answer is 401, which shows just as well that the registry is up.
  await daemon.ready(() => fetch(`http://${host}/v2/`))
  return { host, daemon }
}

async function htpasswd(home: string, { username, password }: Credentials): Promise<object> {
  const path = join(home, 'htpasswd')
  // The registry accepts bcrypt only. The password goes in on stdin, to stay out of the process list.
  await writeFile(path, await run('htpasswd', ['-niB', username], { input: password }))
  return { htpasswd: { realm: 'relgen lab', path } }
}
