import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { createLoggedInClient } from './release/client.ts'
import { interveningDocker, latePort } from './release/intervening-docker.ts'
import { createProject, replaced } from './release/project.ts'
import { runScript, type ScriptRun } from './release/script.ts'

const PATHS = "['/agent/binary?os=linux&arch=amd64', '/install/install.sh']"
const ANSWER = '_, _ = io.WriteString(w, "ok\\n")'
const CRASH = 'go func() { time.Sleep(300 * time.Millisecond); os.Exit(3) }()'

const lab = inject('lab')
const project = await createProject(lab, 'smoke')
const client = await createLoggedInClient(lab)
afterAll(async () => {
  await client.remove()
  await project.remove()
})
await project.configure((config) => replaced(config, PATHS, "['/healthz']"))

/** Builds the working copy, and gives what the probe is handed. */
const build = async (): Promise<string> => {
  const { code, stdout, stderr } = await runScript(project.path, 'build', { ...client.env, VERSION: 'v1.0.0' })
  if (code !== 0) throw new Error(stderr)
  return /^digests=(.+)$/m.exec(stdout)?.[1] ?? ''
}
const smoke = (digests: string, env: NodeJS.ProcessEnv = {}): Promise<ScriptRun> =>
  runScript(project.path, 'smoke', { ...client.env, DIGESTS: digests, ...env })

describe('an image that answers', async () => {
  const digests = await build()

  it('is probed on this machine alone', async () => {
    const { code, stderr } = await smoke(digests)
    expect(code, stderr).toBe(0)
    expect(stderr).toMatch(/^runtime: listens on 127\.0\.0\.1:\d+\nGET \/healthz: 200$/m)
  })

  it('is probed where the command hostname is missing', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'no-hostname-'))
    await writeFile(join(directory, 'hostname'), '#!/bin/sh\nexit 127\n')
    await chmod(join(directory, 'hostname'), 0o755)
    const { code, stderr } = await smoke(digests, { PATH: `${directory}:${client.env['PATH']}` })
    await rm(directory, { recursive: true })
    expect(code, stderr).toBe(0)
  })

  it('is probed on the host of an engine that is reached over the network', async () => {
    const engine = await networkEngine((client.env['DOCKER_HOST'] ?? '').replace('unix://', ''))
    const { code, stderr } = await smoke(digests, { DOCKER_HOST: `tcp://${engine.address}` })
    engine.close()
    expect(code, stderr).toBe(0)
    expect(stderr).toMatch(/^runtime: listens on 127\.0\.0\.2:\d+$/m)
  })

  it('is not taken as probed when its digest is not handed on', async () => {
    const { code, stderr } = await smoke('runtime@')
    expect(code).toBe(1)
    expect(stderr).toContain('error: no digest to probe was handed on')
  })
})

describe('an image that ends after its last answer', async () => {
  const main = join(project.path, 'cmd/server/main.go')
  const source = await readFile(main, 'utf8')
  await writeFile(main, replaced(source, ANSWER, `${ANSWER}\n\t\t${CRASH}`))
  const { code, stderr } = await smoke(await build())
  await writeFile(main, source)

  it('fails the probe and says how it ended, below its log', () => {
    expect(code).toBe(1)
    expect(stderr).toContain('GET /healthz: 200')
    expect(stderr).toContain('msg=listening')
    expect(stderr).toContain('error: the container of runtime ended with exit code 3; it had answered every path')
  })
})

describe('an image that ends at once', async () => {
  await project.configure((config) =>
    replaced(config, '  expose: [8080],', "  expose: [8080],\n  env: { RM_LISTEN: 'nowhere' },"),
  )
  const docker = await interveningDocker(client.env, latePort)
  afterAll(docker.remove)
  const { code, stderr } = await smoke(await build(), { PATH: docker.path })

  it('fails the probe and says how it ended, below its log', () => {
    expect(code).toBe(1)
    expect(stderr).toContain('msg="server failed"')
    expect(stderr).toContain('error: the container of runtime ended with exit code 1; ')
    expect(stderr).toContain('no tag has moved; the log of the container is above')
  })

  it('leaves no container', async () => {
    const containers = await client.docker('ps', '--all', '--format', '{{.Image}}')
    expect(containers).not.toContain(project.image)
  })
})

/** Makes the engine behind a socket reachable over the network, on an address that is no 127.0.0.1. */
function networkEngine(socket: string): Promise<{ address: string; close(): void }> {
  const server = createServer((client) => {
    const engine = connect(socket)
    client.pipe(engine).pipe(client)
    for (const end of [client, engine]) end.on('error', () => {})
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.2', () => {
      const bound = server.address()
      if (bound === null || typeof bound === 'string') return reject(new Error('the kernel gave no port'))
      resolve({ address: `${bound.address}:${bound.port}`, close: () => void server.close() })
    })
  })
}
