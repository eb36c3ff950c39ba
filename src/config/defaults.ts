import type { Dialect } from '../forges/dialect.ts'
import type { Settings } from './settings.ts'

/** The bottom layer on a forge: what every config starts from. */
export function defaultsOn({ kind, assumed, defaultLabel, workflowDirs: [workflows = ''] }: Dialect): Settings {
  return {
    ...defaults,
    forge: {
      kind,
      timeoutMinutes: 60,
      ...(assumed && { version: assumed.server, runner: assumed.runner }),
      ...(defaultLabel !== null && { runsOn: defaultLabel }),
    },
    outputs: { ...outputs, workflow: `${workflows}/release.yml`, check: `${workflows}/relgen-check.yml` },
  }
}

/** Where everything but the workflows lies, whatever the forge. */
const outputs = {
  script: 'generated/release.sh',
  dockerfile: 'generated/Dockerfile',
  make: 'generated/release.mk',
  manifest: 'generated/relgen.manifest.json',
}

const defaults: Omit<Settings, 'forge' | 'outputs'> = {
  description: '',
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
}

/** What a switched-on feature starts from when the layer below has it off. */
export const featureDefaults: Readonly<Record<string, object>> = {
  smoke: { paths: [], timeoutSeconds: 30 },
  snapshot: { tag: 'snapshot-{sha}', version: '0.0.0-snapshot-{sha}' },
  'tags.minor': { from: '0.0.0' },
  'tags.major': { from: '0.0.0' },
  'tags.latest': { holdUntil: '0.0.0' },
}
