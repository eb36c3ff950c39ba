import { describe, expect, it } from 'vitest'
import { compile, configWith, findingsIn } from './compiled.ts'

interface Row {
  /** The sentence of the test. */
  says: string
  /** Fields that break the rule, and everything that is then found. */
  bad: object
  finds: string[]
  /** Fields close to them that do not. */
  good: object
}

const agent = { package: './cmd/agent', platforms: ['linux/amd64', 'windows/amd64'] }
const server = './cmd/server'

const rows: Row[] = [
  {
    says: 'refuses a key that does not exist',
    bad: { platform: ['linux/amd64'] },
    finds: ['RG1005 platform'],
    good: { platforms: ['linux/amd64'] },
  },
  {
    says: 'refuses a value of another type',
    bad: { expose: ['8080'] },
    finds: ['RG1006 expose[0]'],
    good: { expose: [8080] },
  },
  {
    says: 'refuses what cannot be written as JSON',
    bad: { description: () => 'a server' },
    finds: ['RG1006 description'],
    good: { description: 'a server' },
  },
  {
    says: 'refuses a value out of its set',
    bad: { actions: 'pined' },
    finds: ['RG1007 actions'],
    good: { actions: 'none' },
  },
  {
    says: 'refuses a number out of its range',
    bad: { expose: [65536] },
    finds: ['RG1007 expose[0]'],
    good: { expose: [65535] },
  },
  {
    says: 'refuses a preset that does not exist',
    bad: { extends: ['relgen:gitea-go-sever'] },
    finds: ['RG1008 extends[0]'],
    good: { extends: ['relgen:gitea-go-server'] },
  },
  {
    says: 'refuses presets that extend each other',
    bad: { extends: [{ name: 'a', extends: [{ name: 'b', extends: [{ name: 'a' }] }] }] },
    finds: ['RG1009 extends[0]'],
    good: { extends: [{ name: 'a', extends: [{ name: 'b' }] }, { name: 'b' }] },
  },
  {
    says: 'asks for image and registry',
    bad: { image: undefined, registry: undefined },
    finds: ['RG1010 image', 'RG1010 registry'],
    good: {},
  },
  {
    says: 'asks for the other half of an entry',
    bad: { files: [{ to: '/opt/app/' }] },
    finds: ['RG1010 files[0]'],
    good: { files: [{ from: 'app.conf', to: '/opt/app/' }] },
  },
  {
    says: 'refuses a line break',
    bad: { description: 'a\nb' },
    finds: ['RG1011 description'],
    good: { description: 'a\\nb' },
  },
  {
    says: 'refuses an expression of the forge',
    bad: { env: { REF: '${{ github.ref }}' } },
    finds: ['RG1011 env.REF'],
    good: { env: { REF: '${ { github.ref } }' } },
  },
  {
    says: 'refuses a text that nobody writes by hand',
    bad: { description: 'x'.repeat(4097) },
    finds: ['RG1011 description'],
    good: { description: 'x'.repeat(4096) },
  },
  {
    says: 'refuses a control character in a key',
    bad: { labels: { 'a\u001bb': 'x' } },
    finds: ['RG1011 labels["a\\u001bb"]'],
    good: { labels: { 'a.b': 'x' } },
  },
  {
    says: 'wants the image in lower case',
    bad: { image: 'Acme/app' },
    finds: ['RG1101 image'],
    good: { image: 'acme/app-server__2.x' },
  },
  {
    says: 'wants owner and name of the image',
    bad: { image: 'app' },
    finds: ['RG1101 image'],
    good: { image: 'acme/team/app' },
  },
  {
    says: 'wants the image without tag',
    bad: { image: 'acme/app:v1' },
    finds: ['RG1101 image'],
    good: { image: 'acme/app.v1' },
  },
  {
    says: 'wants the registry without scheme',
    bad: { registry: 'https://gitea.example.org' },
    finds: ['RG1102 registry.host'],
    good: { registry: 'gitea.example.org:5000' },
  },
  {
    says: 'wants a user name that needs no quoting',
    bad: { registry: { host: 'gitea.example.org', username: '-steve' } },
    finds: ['RG1103 registry.username'],
    good: { registry: { host: 'gitea.example.org', username: 'steve@example.org' } },
  },
  {
    says: 'refuses a secret that the forge cannot store',
    bad: { registry: { host: 'gitea.example.org', passwordSecret: 'GITEA_TOKEN' } },
    finds: ['RG1104 registry.passwordSecret'],
    good: { registry: { host: 'gitea.example.org', passwordSecret: 'MY_GITEA_TOKEN' } },
  },
  {
    says: 'wants secrets in capitals',
    bad: { registry: { host: 'gitea.example.org', usernameSecret: 'registry-user' } },
    finds: ['RG1104 registry.usernameSecret'],
    good: { registry: { host: 'gitea.example.org', usernameSecret: 'REGISTRY_USER' } },
  },
  {
    says: 'refuses a tag with a space',
    bad: { snapshot: { tag: 'snapshot {sha}' } },
    finds: ['RG1201 snapshot.tag'],
    good: { snapshot: { tag: 'snapshot_{sha}' } },
  },
  {
    says: 'refuses a placeholder it cannot fill in',
    bad: { snapshot: { version: '0.0.0-{commit}' } },
    finds: ['RG1201 snapshot.version'],
    good: { snapshot: { version: '0.0.0-{sha}' } },
  },
  {
    says: 'refuses a snapshot that takes a release tag',
    bad: { snapshot: { tag: 'latest' } },
    finds: ['RG1202 snapshot.tag'],
    good: { snapshot: { tag: 'latest-{sha}' } },
  },
  {
    says: 'mentions the rolling tag 0',
    bad: { tags: { major: true } },
    finds: ['RG1203 tags.major'],
    good: { tags: { major: { from: '1.0.0' } } },
  },
  {
    says: 'wants a floor without v',
    bad: { tags: { latest: { holdUntil: 'v1.0.0' } } },
    finds: ['RG1204 tags.latest.holdUntil'],
    good: { tags: { latest: { holdUntil: '1.0.0' } } },
  },
  {
    says: 'wants an exact tag',
    bad: { tags: { exact: [] } },
    finds: ['RG1205 tags.exact'],
    good: { tags: { exact: ['bare'] } },
  },
  {
    says: 'wants each form of the exact tag once',
    bad: { tags: { exact: ['v', 'v'] } },
    finds: ['RG1205 tags.exact'],
    good: { tags: { exact: ['v', 'bare'] } },
  },
  {
    says: 'wants a platform',
    bad: { platforms: [] },
    finds: ['RG1301 platforms'],
    good: { platforms: ['linux/arm/v7'] },
  },
  {
    says: 'wants each platform once',
    bad: { binaries: { server, agent: { platforms: ['linux/amd64', 'linux/amd64'] } } },
    finds: ['RG1301 binaries.agent.platforms[1]'],
    good: { binaries: { server, agent: { platforms: ['linux/amd64', 'linux/arm64'] } } },
  },
  {
    says: 'refuses cgo on a base without C library',
    bad: { platforms: ['linux/amd64'], build: { cgo: true } },
    finds: ['RG1302 build.cgo'],
    good: { platforms: ['linux/amd64'], build: { cgo: true }, base: 'gcr.io/distroless/base-debian12:nonroot' },
  },
  {
    says: 'refuses cgo on scratch in one of the targets',
    bad: { platforms: ['linux/amd64'], build: { cgo: true }, targets: { small: { base: 'scratch' } } },
    finds: ['RG1302 targets.small.base'],
    good: { platforms: ['linux/amd64'], build: { cgo: true }, targets: { small: { base: 'debian:12-slim' } } },
  },
  {
    says: 'refuses cgo for several platforms',
    bad: { base: 'debian:12-slim', build: { cgo: true } },
    finds: ['RG1302 build.cgo'],
    good: { base: 'debian:12-slim', build: { cgo: true }, platforms: ['linux/arm64'] },
  },
  {
    says: 'refuses a binary that is not there',
    bad: { binaries: { agent, server }, files: [{ from: 'binary:agnet', to: '/opt/' }] },
    finds: ['RG1303 files[0].from[0]'],
    good: { binaries: { agent, server }, files: [{ from: 'binary:agent', to: '/opt/' }] },
  },
  {
    says: 'refuses to place a binary of the image a second time',
    bad: { binaries: { agent: './cmd/agent' }, files: [{ from: 'binary:agent', to: '/opt/' }] },
    finds: ['RG1303 files[0].from[0]'],
    good: { binaries: { agent, server }, files: [{ from: ['binary:agent'], to: '/opt/' }] },
  },
  {
    says: 'refuses a file name with a directory',
    bad: { binaries: { app: { fileName: 'bin/app' } } },
    finds: ['RG1304 binaries.app.fileName'],
    good: { binaries: { app: { fileName: 'app{ext}' } } },
  },
  {
    says: 'wants one word a flag',
    bad: { build: { flags: ['-mod vendor'] } },
    finds: ['RG1305 build.flags[0]'],
    good: { build: { flags: ['-mod=vendor'] } },
  },
  {
    says: 'wants a package of the module',
    bad: { binaries: { app: '../app' } },
    finds: ['RG1305 binaries.app.package'],
    good: { binaries: { app: './cmd/app' } },
  },
  {
    says: 'wants a variable with its package',
    bad: { version: { variables: { version: 'version' } } },
    finds: ['RG1305 version.variables.version'],
    good: { version: { variables: { version: 'example.org/app/internal/build.Version' } } },
  },
  {
    says: 'wants an image that FROM takes',
    bad: { base: 'debian:12 AS x' },
    finds: ['RG1306 base'],
    good: { base: `debian:12@sha256:${'0'.repeat(64)}` },
  },
  {
    says: 'refuses two targets with one suffix',
    bad: { targets: { runtime: {}, debug: { suffix: '-dev' }, profile: { suffix: '-dev' } } },
    finds: ['RG1401 targets.profile.suffix'],
    good: { targets: { runtime: {}, debug: { suffix: '-debug' }, profile: { suffix: '-dev' } } },
  },
  {
    says: 'refuses a suffix that joins the version',
    bad: { targets: { debug: { suffix: '1' } } },
    finds: ['RG1401 targets.debug.suffix'],
    good: { targets: { debug: { suffix: '-one' } } },
  },
  {
    says: 'refuses a path that leaves the repository',
    bad: { files: [{ from: '../app.conf', to: '/opt/' }] },
    finds: ['RG1402 files[0].from[0]'],
    good: { files: [{ from: 'deploy/..app.conf', to: '/opt/' }] },
  },
  {
    says: 'refuses a path of the image that is not absolute',
    bad: { checksums: 'SHA256SUMS' },
    finds: ['RG1402 checksums'],
    good: { checksums: '/opt/SHA256SUMS' },
  },
  {
    says: 'refuses an output inside .git',
    bad: { outputs: { make: '.git/release.mk' } },
    finds: ['RG1402 outputs.make'],
    good: { outputs: { make: '.gitea/release.mk' } },
  },
  {
    says: 'refuses a file in a data directory',
    bad: { dataDirs: ['/var/lib/app'], files: [{ from: 'app.conf', to: '/var/lib/app/' }] },
    finds: ['RG1403 files[0].to'],
    good: { dataDirs: ['/var/lib/app'], files: [{ from: 'app.conf', to: '/var/lib/app.d/' }] },
  },
  {
    says: 'wants an octal mode',
    bad: { files: [{ from: 'app.conf', to: '/opt/', mode: '0999' }] },
    finds: ['RG1404 files[0].mode'],
    good: { files: [{ from: 'app.conf', to: '/opt/', mode: '0640' }] },
  },
  {
    says: 'wants owners as numbers',
    bad: { dataDirs: [{ path: '/data', owner: 'app:app' }] },
    finds: ['RG1404 dataDirs[0].owner'],
    good: { dataDirs: [{ path: '/data', owner: '1000:1000' }] },
  },
  {
    says: 'wants the user as a number',
    bad: { user: 'nonroot' },
    finds: ['RG1404 user'],
    good: { user: '65532' },
  },
  { says: 'warns of root', bad: { user: '0:0' }, finds: ['RG1405 user'], good: { user: '1:0' } },
  {
    says: 'wants a port to probe',
    bad: { smoke: ['/'] },
    finds: ['RG1406 smoke'],
    good: { smoke: { paths: ['/'], port: 80 } },
  },
  {
    says: 'wants a path to probe',
    bad: { smoke: { port: 80 } },
    finds: ['RG1406 smoke'],
    good: { smoke: ['/'], expose: [80] },
  },
  {
    says: 'wants the path of a probe from the root',
    bad: { smoke: ['healthz'], expose: [80] },
    finds: ['RG1407 smoke.paths[0]'],
    good: { smoke: ['/healthz?full=1'], expose: [80] },
  },
  {
    says: 'refuses two builds in one place',
    bad: { binaries: { server, agent: { ...agent, fileName: 'agent' } } },
    finds: ['RG1408 binaries.agent.fileName'],
    good: { binaries: { server, agent: { ...agent, fileName: 'agent{ext}' } } },
  },
  {
    says: 'refuses two programs with one name',
    bad: { binaries: { server: './cmd/server', other: { fileName: 'server' } } },
    finds: ['RG1408 binaries.other.fileName'],
    good: { binaries: { server: './cmd/server', other: { fileName: 'server2' } } },
  },
  {
    says: 'refuses two files in one place of the image',
    bad: { files: [{ from: ['a/x.sh', 'b/x.sh'], to: '/opt/' }] },
    finds: ['RG1408 files[0].to'],
    good: { files: [{ from: ['a/x.sh', 'b/y.sh'], to: '/opt/' }] },
  },
  {
    says: 'refuses a suffix of digits, which could turn one version into another',
    bad: { tags: { exact: 'bare' }, targets: { runtime: {}, debug: { suffix: '.5' } } },
    finds: ['RG1401 targets.debug.suffix'],
    good: { tags: { exact: 'bare' }, targets: { runtime: {}, debug: { suffix: '_v5' } } },
  },
  {
    says: 'refuses a snapshot that is the latest of a variant',
    bad: { snapshot: { tag: 'latest-debug' }, targets: { runtime: {}, debug: { suffix: '-debug' } } },
    finds: ['RG1202 snapshot.tag'],
    good: { snapshot: { tag: 'snapshot-debug' }, targets: { runtime: {}, debug: { suffix: '-debug' } } },
  },
  {
    says: 'refuses a snapshot that is a commit alone, which may be all digits',
    bad: { snapshot: { tag: '{sha}' } },
    finds: ['RG1202 snapshot.tag'],
    good: { snapshot: { tag: 'sha-{sha}' } },
  },
  {
    says: 'refuses a wildcard among placed files',
    bad: { files: [{ from: 'deploy/*.sh', to: '/opt/' }] },
    finds: ['RG1402 files[0].from[0]'],
    good: { files: [{ from: 'deploy/', to: '/opt/' }], ignore: ['deploy/*.log'] },
  },
  {
    says: "refuses a shared file in a variant's data directory",
    bad: { files: [{ from: 'a.conf', to: '/data/' }], targets: { runtime: { dataDirs: ['/data'] } } },
    finds: ['RG1403 files[0].to'],
    good: { files: [{ from: 'a.conf', to: '/database/' }], targets: { runtime: { dataDirs: ['/data'] } } },
  },
  {
    says: 'refuses checksums in a data directory',
    bad: { files: [{ from: 'a', to: '/opt/' }], checksums: '/data/SHA256SUMS', dataDirs: ['/data'] },
    finds: ['RG1403 checksums'],
    good: { files: [{ from: 'a', to: '/opt/' }], checksums: '/opt/SHA256SUMS', dataDirs: ['/data'] },
  },
  {
    says: 'refuses a file in the place of the program',
    bad: { files: [{ from: 'app', to: '/usr/local/bin/' }] },
    finds: ['RG1408 files[0].to'],
    good: { files: [{ from: 'app.sh', to: '/usr/local/bin/' }] },
  },
  {
    says: 'refuses a file that another one needs as a directory',
    bad: {
      files: [
        { from: ['f'], to: '/opt/f' },
        { from: ['a'], to: '/opt/f/a' },
      ],
    },
    finds: ['RG1408 files[1].to'],
    good: {
      files: [
        { from: ['f'], to: '/opt/f' },
        { from: ['a'], to: '/opt/fa' },
      ],
    },
  },
  {
    says: "holds a variant's variables to a name",
    bad: { targets: { runtime: { env: { 'A=1 B': 'x' } } } },
    finds: ['RG1409 targets.runtime.env["A=1 B"]'],
    good: { targets: { runtime: { env: { A_B: 'x' } } } },
  },
  {
    says: "holds a variant's labels to a name",
    bad: { targets: { runtime: { labels: { 'a b': 'x' } } } },
    finds: ['RG1409 targets.runtime.labels["a b"]'],
    good: { targets: { runtime: { labels: { 'a.b': 'x' } } } },
  },
  {
    says: 'refuses to copy what is ignored',
    bad: { files: [{ from: 'web/index.html', to: '/srv/' }], ignore: ['web'] },
    finds: ['RG1411 files[0].from[0]'],
    good: { files: [{ from: 'web/index.html', to: '/srv/' }], ignore: ['web', '!web/index.html'] },
  },
  {
    says: 'refuses a binary whose make target is another one',
    bad: { binaries: { all: './cmd/all' } },
    finds: ['RG1412 binaries.all'],
    good: { binaries: { every: './cmd/every' } },
  },
  {
    says: 'warns of an image without a program',
    bad: { binaries: { agent } },
    finds: ['RG1413 binaries'],
    good: { binaries: { agent }, entrypoint: ['/bin/agent'] },
  },
  {
    says: 'keeps the labels that it reads again',
    bad: { labels: { 'org.opencontainers.image.version': '9' } },
    finds: ['RG1414 labels["org.opencontainers.image.version"]'],
    good: { labels: { 'org.opencontainers.image.licenses': 'MIT' } },
  },
  {
    says: 'leaves the directories of the base alone',
    bad: { dataDirs: ['/home/nonroot/data'] },
    finds: ['RG1415 dataDirs[0].path'],
    good: { dataDirs: ['/srv/data'] },
  },
  {
    says: 'wants names that are stages',
    bad: { binaries: { 'my server': './cmd/server' } },
    finds: ['RG1409 binaries["my server"]'],
    good: { binaries: { 'my-server': './cmd/server' } },
  },
  {
    says: 'keeps its own stages',
    bad: { targets: { source: {} } },
    finds: ['RG1409 targets.source'],
    good: { targets: { sources: {} } },
  },
  {
    says: 'wants names that are variables',
    bad: { env: { 'APP-MODE': 'fast' } },
    finds: ['RG1409 env.APP-MODE'],
    good: { env: { APP_MODE: 'fast' } },
  },
  {
    says: 'wants whole commands in test',
    bad: { test: ['go test ./... \\'] },
    finds: ['RG1410 test[0]'],
    good: { test: ["go test ./... -run 'a\\b'"] },
  },
  {
    says: 'wants a version of the forge',
    bad: { forge: { version: 'v1.27' } },
    finds: ['RG1501 forge.version'],
    good: { forge: { version: '1.27.0' } },
  },
  {
    says: 'wants one label of a runner',
    bad: { forge: { runsOn: 'self hosted' } },
    finds: ['RG1501 forge.runsOn'],
    good: { forge: { runsOn: 'self-hosted' } },
  },
  {
    says: 'warns of what an old server passes over',
    bad: { forge: { version: '1.26' } },
    finds: ['RG1502 forge', 'RG1502 forge'],
    good: { forge: { version: '1.27' } },
  },
  {
    says: 'warns of what an old runner passes over',
    bad: { forge: { runner: '1.9.9' } },
    finds: ['RG1502 forge', 'RG1502 forge'],
    good: { forge: { runner: '2.0' } },
  },
  {
    says: 'refuses two outputs in one place',
    bad: { outputs: { make: 'generated/Dockerfile.dockerignore' } },
    finds: ['RG1601 outputs.dockerignore'],
    good: { outputs: { make: 'generated/Dockerfile.mk' } },
  },
  {
    says: 'warns of a workflow that nobody looks for',
    bad: { outputs: { workflow: 'ci/release.yml' } },
    finds: ['RG1602 outputs.workflow'],
    good: { outputs: { workflow: '.github/workflows/release.yaml' } },
  },
]

/** What every config gets told, and no row is about. */
const always = findingsIn({})

describe.each(rows)('$finds.0', ({ says, bad, finds, good }) => {
  it(says, () => {
    expect(findingsIn(bad).filter((finding) => !always.includes(finding) || finds.includes(finding))).toEqual(finds)
  })

  it(`${says}, and lets its neighbour pass`, () => {
    const code = `${finds[0]?.slice(0, 6)} `
    const found = findingsIn(good).filter((finding) => !always.includes(finding))
    expect(found.filter((finding) => finding.startsWith(code))).toEqual([])
    expect(compile(configWith(good)).artifacts).not.toEqual([])
  })
})

describe('a fault', () => {
  it('is not told again as something that is missing', () => {
    expect(findingsIn({ image: 5, registry: { host: 6 } })).toEqual(['RG1006 image', 'RG1006 registry.host'])
    expect(findingsIn({ expose: ['80'], smoke: ['/'] })).toEqual(['RG1006 expose[0]'])
    expect(findingsIn({ extends: ['no:preset'], image: undefined, registry: undefined })).toEqual(['RG1008 extends[0]'])
  })

  it('keeps its place when its neighbours are refused', () => {
    const files = [{ to: '/opt/' }, 5, { from: 'a', to: '/opt/', mode: '9' }]
    expect(findingsIn({ files })).toEqual(['RG1010 files[0]', 'RG1006 files[1]', 'RG1404 files[2].mode'])
  })

  it('in a text is told once, by the rule that any text has to keep', () => {
    expect(findingsIn({ image: 'acme/app\nx', base: 'a\u0000', user: '${{ x }}' })).toEqual([
      'RG1011 base',
      'RG1011 user',
      'RG1011 image',
    ])
  })

  it('of a preset is told with the name of the preset', () => {
    const { diagnostics } = compile(configWith({ extends: [{ name: 'acme:house', user: 'nobody' }] }))
    expect(diagnostics[0]?.message).toMatch(/\(in preset acme:house\)$/)
  })
})
