import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Daemon, startDaemon } from './daemon.ts'
import { run } from './processes.ts'

interface BuildkitOptions {
  buildkitd: string
  /** Address of the registry that stands in for the public ones. */
  mirror: string
  /** Registries that speak plain http, which buildkitd must be told about even on 127.0.0.1. */
  plainHttp: string[]
}

export interface Buildkit {
  socket: string
  daemon: Daemon
}

/** Starts a buildkitd whose base images come from the mirror, under their public names. */
export async function startBuildkit(directory: string, options: BuildkitOptions): Promise<Buildkit> {
  const home = join(directory, 'buildkit')
  await mkdir(home, { recursive: true })
  const socket = join(home, 'buildkitd.sock')
  const configFile = join(home, 'buildkitd.toml')
  const mirrored = ['docker.io', 'gcr.io'].map(
    (name) => `[registry."${name}"]\n  mirrors = [${JSON.stringify(options.mirror)}]\n`,
  )
  const plain = options.plainHttp.map((host) => `[registry."${host}"]\n  http = true\n`)
  await writeFile(
    configFile,
    `root = ${JSON.stringify(join(home, 'root'))}
[grpc]
  address = [${JSON.stringify(`unix://${socket}`)}]
[worker.oci]
  enabled = true
  # Also the mark by which the steps of a build are found after an unclean end.
  defaultCgroupParent = ${JSON.stringify(basename(directory))}
[worker.containerd]
  enabled = false
${mirrored.join('')}${plain.join('')}`,
  )
  const daemon = await startDaemon(directory, options.buildkitd, ['--config', configFile])
  return { socket, daemon }
}

/** Makes the buildkitd known to buildx; afterwards `BUILDX_BUILDER=name` selects it. */
export async function addRemoteBuilder(name: string, buildkit: Buildkit, env: NodeJS.ProcessEnv): Promise<void> {
  await run('docker', ['buildx', 'create', '--name', name, '--driver', 'remote', `unix://${buildkit.socket}`], {
    env,
  })
  await buildkit.daemon.ready(() => run('docker', ['buildx', 'inspect', '--bootstrap', name], { env }))
}
