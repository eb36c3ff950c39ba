import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { createBridge } from './bridge.ts'
import { type Daemon, startDaemon } from './daemon.ts'
import { run } from './processes.ts'

export interface Engine {
  socket: string
  daemon: Daemon
}

/** Starts a Docker engine that shares nothing with one the machine may already have. */
export async function startEngine(directory: string, mirror: string): Promise<Engine> {
  const home = join(directory, 'docker')
  await mkdir(home, { recursive: true })
  const socket = join(home, 'docker.sock')
  const configFile = join(home, 'daemon.json')
  const config = {
    hosts: [`unix://${socket}`],
    'data-root': join(home, 'data'),
    'exec-root': join(home, 'exec'),
    pidfile: join(home, 'docker.pid'),
    bridge: await createBridge(directory),
    // Only the containerd image store can hold an image for several platforms.
    features: { 'containerd-snapshotter': true },
    'registry-mirrors': [`http://${mirror}`],
    // Also the mark by which containers are found after an unclean end. The systemd driver, the default
    // on many machines, would accept only the name of a slice here.
    'cgroup-parent': `/${basename(directory)}`,
    'exec-opts': ['native.cgroupdriver=cgroupfs'],
  }
  await writeFile(configFile, JSON.stringify(config, undefined, 2))
  return { socket, daemon: await startDaemon(directory, 'dockerd', ['--config-file', configFile]) }
}

/** A mirror serves dockerd only for docker.io, so images of other registries are put into its store. */
export async function preload(
  image: { name: string; mirrored: string; platforms: string[] },
  env: NodeJS.ProcessEnv,
): Promise<void> {
  for (const platform of image.platforms) {
    await run('docker', ['pull', '--quiet', '--platform', platform, image.mirrored], { env })
  }
  await run('docker', ['tag', image.mirrored, image.name], { env })
}
