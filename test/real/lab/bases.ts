import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { run, withSystemPath } from './processes.ts'

/** An image that the generated Dockerfiles start from, and the stand-in's place in the mirror. */
export interface Base {
  name: string
  repository: string
  platforms: string[]
}

export const BUILDER_BASE: Base = {
  name: 'golang:1.25-alpine',
  repository: 'library/golang:1.25-alpine',
  platforms: ['linux/amd64'],
}

export const RUNTIME_BASE: Base = {
  name: 'gcr.io/distroless/static-debian12:nonroot',
  repository: 'distroless/static-debian12:nonroot',
  platforms: ['linux/amd64', 'linux/arm64'],
}

const PASSWD = 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin\n'
const GROUP = 'root:x:0:\nnobody:x:65534:\n'

const BUILDER_DOCKERFILE = `FROM scratch
ADD root.tar /
ENV PATH=/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
ENV GOPATH=/go GOTOOLCHAIN=local
WORKDIR /go
CMD ["/bin/sh"]
`

const RUNTIME_DOCKERFILE = `FROM scratch
ADD root.tar /
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
ENV SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt
USER 65532
WORKDIR /home/nonroot
`

/**
 * Names the directory in which finished stand-ins are kept between runs. Copying a Go toolchain takes a
 * while, so this happens once per version of everything that goes into them.
 */
export async function basesCache(lab: string): Promise<string> {
  const parts = [
    BUILDER_DOCKERFILE,
    RUNTIME_DOCKERFILE,
    PASSWD,
    GROUP,
    await readFile('/etc/ssl/certs/ca-certificates.crt'),
  ]
  const versions = [await goCommand(['version']), await run('busybox', ['--help']), await run('install', ['--version'])]
  const hash = createHash('sha256')
  for (const part of [...parts, ...versions]) hash.update(part)
  return join(lab, 'bases', hash.digest('hex').slice(0, 16))
}

/** Builds the stand-ins with the given builder and pushes them to the mirror, unless they are there. */
export async function ensureBases(
  cache: string,
  target: { mirror: string; builder: string; env: NodeJS.ProcessEnv; scratch: string },
): Promise<void> {
  const finished = join(cache, 'finished')
  if (existsSync(finished)) return
  for (const [base, dockerfile, fill] of [
    [RUNTIME_BASE, RUNTIME_DOCKERFILE, fillRuntime],
    [BUILDER_BASE, BUILDER_DOCKERFILE, fillBuilder],
  ] as const) {
    const context = await mkdtemp(join(target.scratch, 'base-'))
    await writeFile(join(context, 'Dockerfile'), dockerfile)
    const root = await mkdtemp(join(target.scratch, 'root-'))
    await fill(root)
    // Files of a build context lose their owner, those of an archive in it keep theirs.
    await run('tar', ['-C', root, '-cf', join(context, 'root.tar'), '.'])
    await rm(root, { recursive: true })
    const output = `type=image,name=${target.mirror}/${base.repository},push=true,compression=uncompressed`
    const args = ['--platform', base.platforms.join(','), '--provenance=false', '--output', output, context]
    await run('docker', ['buildx', 'build', '--builder', target.builder, ...args], { env: target.env })
    await rm(context, { recursive: true })
  }
  await writeFile(finished, '')
}

/** What the two images share: accounts, certificates of the machine, and a world-writable /tmp. */
async function fillShared(root: string, accounts: { passwd: string; group: string }): Promise<void> {
  // A temporary directory is private, but this one becomes the image's / and any user must pass it.
  await chmod(root, 0o755)
  await mkdir(join(root, 'etc/ssl/certs'), { recursive: true })
  await writeFile(join(root, 'etc/passwd'), accounts.passwd)
  await writeFile(join(root, 'etc/group'), accounts.group)
  const certificates = 'etc/ssl/certs/ca-certificates.crt'
  await writeFile(join(root, certificates), await readFile(`/${certificates}`))
  await run('install', ['-d', '-m', '1777', join(root, 'tmp')])
  await run('install', ['-d', '-m', '700', join(root, 'root')])
}

async function fillRuntime(root: string): Promise<void> {
  await fillShared(root, {
    passwd: `${PASSWD}nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n`,
    group: `${GROUP}nonroot:x:65532:\n`,
  })
  await run('install', ['-d', '-m', '700', '-o', '65532', '-g', '65532', join(root, 'home/nonroot')])
}

async function fillBuilder(root: string): Promise<void> {
  await fillShared(root, { passwd: PASSWD, group: GROUP })
  const busybox = join(root, 'bin/busybox')
  await mkdir(dirname(busybox), { recursive: true })
  await run('cp', ['/bin/busybox', busybox])
  for (const applet of (await run(busybox, ['--list-full'])).trim().split('\n')) {
    const link = join(root, applet)
    await mkdir(dirname(link), { recursive: true })
    if (!existsSync(link)) await symlink('/bin/busybox', link)
  }
  await copyProgram('/usr/bin/install', root)
  const go = (await goCommand(['env', 'GOROOT'])).trim()
  await mkdir(join(root, 'usr/local'), { recursive: true })
  await mkdir(join(root, 'go'), { recursive: true })
  // Debian spreads GOROOT over symlinks that would dangle inside the image, hence -L.
  await run('cp', ['-rL', go, join(root, 'usr/local/go')])
  for (const unused of ['test', 'api', 'doc', 'misc']) {
    await rm(join(root, 'usr/local/go', unused), { recursive: true, force: true })
  }
}

/** Debian's busybox lacks the install command that Alpine's has, so the machine's own goes in with its libraries. */
async function copyProgram(program: string, root: string): Promise<void> {
  const libraries = (await run('ldd', [program])).matchAll(/(\/\S+) \(0x/g)
  for (const file of [program, ...[...libraries].map(([, path = '']) => path)]) {
    await mkdir(dirname(join(root, file)), { recursive: true })
    await run('cp', ['-L', file, join(root, file)])
  }
}

/**
 * Runs a go that is at least what the image's name promises. Inside a module that asks for it, an older go
 * fetches that toolchain, a newer one is used as it is.
 */
async function goCommand(args: string[]): Promise<string> {
  const module = await mkdtemp(join(tmpdir(), 'go-module-'))
  try {
    await writeFile(join(module, 'go.mod'), 'module lab\n\ngo 1.25.0\n')
    return await run('go', args, {
      cwd: module,
      env: { ...withSystemPath(), GOTOOLCHAIN: 'auto', GOWORK: 'off' },
    })
  } finally {
    await rm(module, { recursive: true })
  }
}
