import type {
  BinaryPlatform,
  BuildConfig,
  ForgeConfig,
  ImagePlatform,
  OutputsConfig,
  SnapshotConfig,
  TagForm,
  VersionConfig,
} from './types/index.ts'

/** The merged config in its long form: every short form expanded, every default filled in. */
export interface Settings extends RuntimeSettings {
  image?: string
  description: string
  forge: Required<Pick<ForgeConfig, 'kind' | 'timeoutMinutes'>> & Omit<ForgeConfig, 'kind' | 'timeoutMinutes'>
  registry: {
    host?: string
    auth?: 'secret' | 'job-token'
    username?: string
    usernameSecret?: string
    passwordSecret: string
  }
  actions: 'pinned' | 'none'
  platforms: ImagePlatform[]
  context: string
  ignore: string[]
  build: Required<BuildConfig>
  binaries: Record<string, BinarySettings>
  targets: Record<string, TargetSettings>
  test: string[] | false
  smoke: { paths: string[]; port?: number; timeoutSeconds: number } | false
  tags: {
    trigger: 'stable' | 'semver' | 'any-v'
    exact: TagForm[]
    minor: { from: string } | false
    major: { from: string } | false
    latest: { holdUntil: string } | false
    prereleases: 'reject' | 'publish'
  }
  snapshot: Required<SnapshotConfig> | false
  version: {
    variables: Required<NonNullable<VersionConfig['variables']>>
    form: 'tag' | 'bare'
    date: 'commit' | 'build'
  }
  signing: false
  sbom: false
  provenance: false
  outputs: Required<OutputsConfig> & { workflow: string; dockerfile: string }
}

/** A binary as written; what it leaves out depends on the others and is filled in by the plan. */
export interface BinarySettings {
  package?: string
  platforms?: BinaryPlatform[]
  fileName?: string
}

/** A placed file with `from` as a list. */
export interface FileSettings {
  from: string[]
  to: string
  mode?: string
  owner?: string
}

/** A data directory in its long form. */
export interface DataDirSettings {
  path: string
  mode?: string
  owner?: string
}

/** The runtime fields at the top of the config. */
export interface RuntimeSettings {
  base: string
  user: string
  binDir: string
  files: FileSettings[]
  dataDirs: DataDirSettings[]
  checksums: string | false
  env: Record<string, string>
  expose: number[]
  entrypoint?: string[]
  cmd: string[]
  labels: Record<string, string>
}

/** The runtime fields that a target overrides. */
export type TargetSettings = Partial<RuntimeSettings> & { suffix?: string }
