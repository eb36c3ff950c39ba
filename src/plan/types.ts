import type { BinaryBuild } from '../builders/go.ts'
import type { Dialect } from '../forges/dialect.ts'
import type { ActionPin } from '../lock/types.ts'
import type { TagPolicy } from './tags.ts'

/**
 * What a release does, with every name final: the input of all emitters. It knows nothing of what a person left out
 * and nothing of how a forge spells things.
 */
export interface ReleasePlan {
  /** Last part of the image name; names the module in messages and files. */
  name: string
  /** Config file that the headers point to, from the root of the repository. */
  configFile: string
  image: PlannedImage
  login: PlannedLogin
  forge: PlannedForge
  policy: TagPolicy
  stamps: Stamp[]
  /** Whether the stamped time is the commit's or the run's. */
  stampedDate: 'commit' | 'build'
  compiler: PlannedCompiler
  /** Platforms of the index, the first being the one that is probed when the machine can run it. */
  platforms: string[]
  binaries: PlannedBinary[]
  targets: PlannedTarget[]
  /** Shell lines of the test gate; empty publishes untested. */
  tests: string[]
  smoke: PlannedSmoke | null
  /** Build context, from the root of the repository. */
  context: string
  /** Patterns kept out of the build context. */
  ignore: string[]
  paths: OutputPaths
}

/** The published image. */
export interface PlannedImage {
  /** `owner/name`. */
  repository: string
  /** `host/owner/name`: what `docker pull` takes, without tag. */
  reference: string
  description: string
}

/** How the run logs in. */
export interface PlannedLogin {
  host: string
  /** The user name, or the secret that holds it. */
  username: { literal: string } | { secret: string }
  /** The secret that holds the token; null when the token of the job is enough. */
  passwordSecret: string | null
}

/** The forge, as far as a config decides. */
export interface PlannedForge {
  kind: Dialect['kind']
  /** Versions of server and runner that the workflow is written for; null where there are none. */
  versions: { server: string; runner: string } | null
  runsOn: string
  timeoutMinutes: number
  actions: 'pinned' | 'none'
  /** Actions at their commits; empty when the workflow uses none. */
  pins: Record<string, ActionPin>
}

/** One value stamped into every binary. */
export interface Stamp {
  /** Build-arg, make variable and shell variable: `VERSION`. */
  arg: 'VERSION' | 'COMMIT' | 'DATE'
  /** Go variable: `main.version`. */
  variable: string
}

/** How `go build` is called. */
export interface PlannedCompiler {
  /** Image with the toolchain. */
  builder: string
  cgo: boolean
  /** Flags before `-ldflags`. */
  flags: string[]
  /** Linker flags before the stamps. */
  ldflags: string[]
}

/** A program and every form it is built in. */
export interface PlannedBinary {
  name: string
  /** Main package. */
  package: string
  /** `image`: once for each platform of the image. `fixed`: for its own platforms, compiled once for all images. */
  kind: 'image' | 'fixed'
  /** Its builds; for kind `image` one for each platform of the image. */
  builds: BinaryBuild[]
}

/** One published variant of the image. */
export interface PlannedTarget {
  /** Stage of the Dockerfile and `--target` of the build. */
  name: string
  /** Closing part of every tag; empty for the main variant. */
  suffix: string
  base: string
  user: string
  /** Binaries of the image's platform, where they go. */
  programs: { binary: string; to: string }[]
  layout: PlannedLayout
  env: Record<string, string>
  expose: number[]
  entrypoint: string[]
  cmd: string[]
  labels: Record<string, string>
}

/** Everything placed besides the programs. Every path is absolute; every directory has its own entry. */
export interface PlannedLayout {
  directories: { path: string; mode: string; owner: string }[]
  files: PlannedFile[]
  /** Directories of the context copied with their content. */
  trees: { from: string; to: string; mode: string; owner: string }[]
  checksums: { path: string; files: string[]; trees: string[] } | null
}

/** A file with its final place. */
export interface PlannedFile {
  /** Path in the context, or a build of a binary. */
  from: { context: string } | { binary: string; fileName: string }
  to: string
  mode: string
  owner: string
}

/** The probe of a started container. */
export interface PlannedSmoke {
  /** The port inside the container, for each target in their order. */
  ports: { target: string; port: number }[]
  paths: string[]
  timeoutSeconds: number
}

/** Paths of the outputs, from the root of the repository. */
export interface OutputPaths {
  workflow: string
  check: string | null
  script: string
  dockerfile: string
  dockerignore: string
  make: string
  manifest: string
}
