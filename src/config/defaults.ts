import type { Settings } from './settings.ts'

/** The bottom layer: what every config starts from. */
export const defaults: Settings = {
  description: '',
  forge: { kind: 'gitea', version: '1.27', runner: '3.0', runsOn: 'ubuntu-latest', timeoutMinutes: 60 },
  registry: { passwordSecret: 'REGISTRY_TOKEN' },
  actions: 'pinned',
  platforms: ['linux/amd64', 'linux/arm64'],
  context: '.',
  ignore: [],
  build: { builder: 'golang:1.25-alpine', cgo: false, flags: ['-trimpath'], ldflags: ['-s', '-w'], tags: [] },
  binaries: {},
  targets: {},
  base: 'gcr.io/distroless/static-debian12:nonroot',
  user: '65532:65532',
  binDir: '/usr/local/bin',
  files: [],
  dataDirs: [],
  checksums: false,
  env: {},
  expose: [],
  cmd: [],
  labels: {},
  test: ['go vet ./...', 'go test ./...'],
  smoke: false,
  tags: {
    trigger: 'stable',
    exact: ['v'],
    minor: { from: '0.0.0' },
    major: { from: '1.0.0' },
    latest: { holdUntil: '0.0.0' },
    prereleases: 'reject',
  },
  snapshot: { tag: 'snapshot-{sha}', version: '0.0.0-snapshot-{sha}' },
  version: {
    variables: { version: 'main.version', commit: 'main.commit', date: 'main.date' },
    form: 'tag',
    // The time of the commit, so that the same commit gives the same image whenever it is built.
    date: 'commit',
  },
  signing: false,
  sbom: false,
  provenance: false,
  outputs: {
    workflow: '.gitea/workflows/release.yml',
    check: '.gitea/workflows/relgen-check.yml',
    script: 'generated/release.sh',
    dockerfile: 'generated/Dockerfile',
    make: 'generated/release.mk',
    manifest: 'generated/relgen.manifest.json',
  },
}

/** What a switched-on feature starts from when the layer below has it off. */
export const featureDefaults: Readonly<Record<string, object>> = {
  smoke: { paths: [], timeoutSeconds: 30 },
  snapshot: { tag: 'snapshot-{sha}', version: '0.0.0-snapshot-{sha}' },
  'tags.minor': { from: '0.0.0' },
  'tags.major': { from: '0.0.0' },
  'tags.latest': { holdUntil: '0.0.0' },
}
