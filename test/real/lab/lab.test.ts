import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './processes.ts'
import { type Lab, startLab } from './services.ts'

const DOCKERFILE = `FROM --platform=$BUILDPLATFORM golang:1.25-alpine AS build
WORKDIR /src
COPY . .
ARG TARGETOS TARGETARCH
RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o /app .

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /app /app
ENTRYPOINT ["/app"]
`

const PROGRAM = `package main

import (
	"fmt"
	"os"
	"runtime"
)

func main() {
	wd, _ := os.Getwd()
	err := os.WriteFile("probe", nil, 0o600)
	fmt.Println(runtime.GOARCH, os.Getuid(), wd, err)
}
`

interface Index {
  manifests: { digest: string; platform: { os: string; architecture: string } }[]
}

describe('lab', () => {
  let lab: Lab
  let context: string
  const docker = (args: string[], options: { builder?: string; input?: string } = {}): Promise<string> => {
    const env = options.builder === undefined ? lab.env : { ...lab.env, BUILDX_BUILDER: options.builder }
    return run('docker', args, { env, ...(options.input !== undefined && { input: options.input }) })
  }

  beforeAll(async () => {
    context = await mkdtemp(join(tmpdir(), 'lab-test-'))
    await writeFile(join(context, 'Dockerfile'), DOCKERFILE)
    await writeFile(join(context, 'main.go'), PROGRAM)
    await writeFile(join(context, 'go.mod'), 'module example.com/app\n\ngo 1.24\n')
    lab = await startLab()
    const { host, username, password } = lab.registry
    await docker(['login', '--username', username, '--password-stdin', host], { input: password })
  }, 300_000)

  afterAll(async () => {
    await lab.stop()
    await rm(context, { recursive: true })
  }, 60_000)

  const build = async (builder: string, name: string, output: string[]): Promise<string> => {
    const metadata = join(context, `${name}.json`)
    const platforms = ['--platform', 'linux/amd64,linux/arm64', '--metadata-file', metadata]
    await docker(['buildx', 'build', ...platforms, ...output, context], { builder })
    return JSON.parse(await readFile(metadata, 'utf8'))['containerimage.digest']
  }

  const expectRelease = async (repository: string, digest: string, builder: string): Promise<void> => {
    const tag = `${repository}:1`
    await docker(['buildx', 'imagetools', 'create', '-t', tag, `${repository}@${digest}`], { builder })
    const format = ['--format', '{{json .Manifest}}']
    const index = JSON.parse(await docker(['buildx', 'imagetools', 'inspect', ...format, tag], { builder }))
    expect(index.digest).toBe(digest)
    const platforms = (index as Index).manifests.map(({ platform }) => `${platform.os}/${platform.architecture}`)
    expect(platforms).toEqual(expect.arrayContaining(['linux/amd64', 'linux/arm64']))
    const printed = await docker(['run', '--rm', `${repository}@${digest}`])
    expect(printed).toBe('amd64 65532 /home/nonroot <nil>\n')
  }

  it('builds, pushes by digest, tags and runs with the remote builder', async () => {
    const repository = `${lab.registry.host}/remote`
    const output = `type=image,name=${repository},push-by-digest=true,push=true`
    const digest = await build(lab.builders.remote, 'remote', ['--output', output])
    await expectRelease(repository, digest, lab.builders.remote)
  }, 180_000)

  it('builds, pushes by staging tag, tags and runs with the docker builder', async () => {
    const repository = `${lab.registry.host}/docker`
    const digest = await build(lab.builders.docker, 'docker', ['--tag', `${repository}:staging`, '--push'])
    await expectRelease(repository, digest, lab.builders.docker)
  }, 180_000)

  it('publishes ports on 127.0.0.1', async () => {
    // The builder stand-in has the only shell and server at hand.
    const serve = ['golang:1.25-alpine', 'httpd', '-f', '-p', '80', '-h', '/etc']
    const id = (await docker(['run', '--detach', '--rm', '--publish', '127.0.0.1::80', ...serve])).trim()
    const address = (await docker(['port', id, '80/tcp'])).trim()
    expect(address).toMatch(/^127\.0\.0\.1:\d+$/)
    await expect.poll(() => fetch(`http://${address}/group`).then((r) => r.text())).toContain('root:x:0:')
    await docker(['rm', '--force', id])
  }, 60_000)

  it('refuses the registry without a login', async () => {
    const response = await fetch(`http://${lab.registry.host}/v2/`)
    expect(response.status).toBe(401)
  })
})
