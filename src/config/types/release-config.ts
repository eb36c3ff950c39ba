import type { BinaryConfig, BuildConfig, VersionConfig } from './build.ts'
import type { ForgeConfig, ForgeKind, RegistryConfig } from './forge.ts'
import type { OutputsConfig, SmokeConfig } from './pipeline.ts'
import type { ImagePlatform } from './platform.ts'
import type { RuntimeConfig, TargetConfig } from './runtime.ts'
import type { SnapshotConfig, TagsConfig } from './tags.ts'

/** What a person writes in `release.config.ts`. Every field but `image` and `registry` has a default. */
export interface ReleaseConfig extends RuntimeConfig {
  /** Where an editor finds the schema of a JSON or YAML config; relgen ignores it. */
  $schema?: string
  /** Presets, applied in order; this config comes last. A name (`relgen:gitea-go-server`), a path, or a preset itself. */
  extends?: (string | Preset)[]
  /** Image name without the registry, `owner/name`, in lower case. */
  image?: string
  /** One line about the image, for its label. */
  description?: string
  /** The forge; a string stands for `{ kind }`. */
  forge?: ForgeKind | ForgeConfig
  /** The registry; a string stands for `{ host }`. */
  registry?: string | RegistryConfig
  /** `pinned` uses the docker actions at locked commits, `none` does the same steps with docker and git alone. */
  actions?: 'pinned' | 'none'
  /** Platforms of the image. */
  platforms?: ImagePlatform[]
  /** Build context: the directory of `go.mod`, from the root of the repository. */
  context?: string
  /** Paths and patterns kept out of the build context, besides those relgen knows of. */
  ignore?: string[]
  /** How binaries are compiled. */
  build?: BuildConfig
  /** Programs of the module; a string stands for `{ package }`. */
  binaries?: Record<string, string | BinaryConfig>
  /** Published variants of the image, by name. Default: one, from the fields at the top. */
  targets?: Record<string, TargetConfig>
  /** Shell lines that must succeed before anything is published; `false` publishes untested. */
  test?: string[] | false
  /** Probes a started container before a tag moves; a list stands for `{ paths }`. */
  smoke?: string[] | SmokeConfig | false
  /** Which image tags a git tag publishes. */
  tags?: TagsConfig
  /** What a manual run publishes; `false` takes the manual run away. */
  snapshot?: SnapshotConfig | boolean
  /** What is stamped into the binaries. */
  version?: VersionConfig
  /** Signatures are not made yet; `false` says so in the file. */
  signing?: false
  /** No bill of materials is attached; written out, as BuildKit would decide by itself. */
  sbom?: false
  /** No provenance is attached; written out, as BuildKit would decide by itself. */
  provenance?: false
  /** Where the generated files lie. */
  outputs?: OutputsConfig
}

/** A house style: the same fields, shared between repositories. */
export interface Preset extends ReleaseConfig {
  /** What messages call it: `acme:go-service`. */
  name: string
}
