import { mkdir, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { basesCache, ensureBases, RUNTIME_BASE } from './bases.ts'
import { addRemoteBuilder, startBuildkit } from './buildkit.ts'
import type { Daemon } from './daemon.ts'
import { preload, startEngine } from './engine.ts'
import { createLabDirectory, endContainers, removeAbandonedLabs, removeLab } from './leftovers.ts'
import { run, withSystemPath } from './processes.ts'
import { type Credentials, randomCredentials, startRegistry } from './registry.ts'

/** A private Docker engine, buildkitd and registry, with everything a test needs to reach them. */
export interface Lab {
  /** Environment for child processes: docker and the linters of the lab come first on PATH. */
  env: NodeJS.ProcessEnv
  /** Values for BUILDX_BUILDER. Both build for several platforms. */
  builders: { docker: string; remote: string }
  registry: Credentials & { host: string }
  /** Ends everything and removes its files. */
  stop(): Promise<void>
}

/** Where install.sh put the tools. */
export function labHome(): string {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
  return process.env.RELGEN_LAB_DIR || join(cache, 'relgen-lab')
}

export async function startLab(): Promise<Lab> {
  await removeAbandonedLabs()
  const directory = await createLabDirectory()
  const daemons: Daemon[] = []
  const stop = async (): Promise<void> => {
    await endContainers(directory)
    await Promise.all(daemons.splice(0).map((daemon) => daemon.stop()))
    await removeLab(directory)
  }
  try {
    return { ...(await startServices(directory, daemons)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startServices(directory: string, daemons: Daemon[]): Promise<Omit<Lab, 'stop'>> {
  const track = <T extends { daemon: Daemon }>(service: T): T => {
    daemons.push(service.daemon)
    return service
  }
  const credentials = randomCredentials()
  const cache = await basesCache(labHome())
  const images = join(directory, 'images')
  const registry = track(await startRegistry(directory, { name: 'registry', storage: images, credentials }))
  const mirror = track(await startRegistry(directory, { name: 'mirror', storage: cache }))
  // The engine takes the longest to be ready and is not waited for until it is needed.
  const engine = track(await startEngine(directory, mirror.host))
  const buildkitd = join(labHome(), 'bin', 'buildkitd')
  const plainHttp = [registry.host, mirror.host]
  const buildkit = track(await startBuildkit(directory, { buildkitd, mirror: mirror.host, plainHttp }))

  const env = await clientEnvironment(directory, engine.socket)
  const remote = 'lab-remote'
  await addRemoteBuilder(remote, buildkit, env)
  await ensureBases(cache, { mirror: mirror.host, builder: remote, env, scratch: directory })
  await engine.daemon.ready(() => run('docker', ['version'], { env }))
  await preload({ ...RUNTIME_BASE, mirrored: `${mirror.host}/${RUNTIME_BASE.repository}` }, env)
  return { env, builders: { docker: 'default', remote }, registry: { host: registry.host, ...credentials } }
}

/** The caller's environment without its docker settings: no test may reach the machine's own engine. */
async function clientEnvironment(directory: string, socket: string): Promise<NodeJS.ProcessEnv> {
  const config = join(directory, 'client')
  await mkdir(config)
  const cliPluginsExtraDirs = ['/usr/libexec/docker/cli-plugins', '/usr/lib/docker/cli-plugins']
  await writeFile(join(config, 'config.json'), JSON.stringify({ cliPluginsExtraDirs }))
  const kept = Object.entries(process.env).filter(([name]) => !/^(DOCKER|BUILDX|BUILDKIT)_/.test(name))
  const base = withSystemPath(Object.fromEntries(kept))
  return {
    ...base,
    PATH: `${join(labHome(), 'bin')}:${base.PATH}`,
    DOCKER_HOST: `unix://${socket}`,
    DOCKER_CONFIG: config,
  }
}
