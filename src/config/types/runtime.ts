/** A file of the repository, or a built binary, placed into the image. */
export interface FileConfig {
  /**
   * What is placed: a path in the build context, several of them, a directory with a closing `/` (its content), or
   * `binary:NAME` for every build of a binary that has fixed platforms.
   */
  from: string | string[]
  /** Absolute path in the image. With a closing `/` it is a directory and the file keeps its name. */
  to: string
  /** Octal mode as a string, `0644`. Default: `0755` for binaries, `0644` for files. */
  mode?: string
  /** Numeric `uid:gid`. Default `0:0`. */
  owner?: string
}

/** An empty directory that the program may write to, the mount point of a volume. */
export interface DataDirConfig {
  /** Absolute path in the image. */
  path: string
  /** Octal mode as a string. Default `0750`. */
  mode?: string
  /** Numeric `uid:gid`. Default: the user of the image. Its parents stay with root. */
  owner?: string
}

/** What the published image holds besides the binaries, and how it starts. */
export interface RuntimeConfig {
  /** Base image. */
  base?: string
  /** Numeric `uid` or `uid:gid` that the image runs as. */
  user?: string
  /** Directory that takes the binaries of the image's platform. */
  binDir?: string
  /** Files placed into the image. */
  files?: FileConfig[]
  /** Directories the program writes to; a string stands for `{ path }`. */
  dataDirs?: (string | DataDirConfig)[]
  /** Absolute path of a `SHA256SUMS` file in the image, over every placed file; `false` leaves it out. */
  checksums?: string | false
  /** Environment of the image. */
  env?: Record<string, string>
  /** Ports the program listens on; the first one is probed by `smoke`. */
  expose?: Port[]
  /** Command of the image. Default: the first binary of the image's platform. */
  entrypoint?: string[]
  /** Default arguments. */
  cmd?: string[]
  /** Labels besides those of OCI, which relgen sets. */
  labels?: Record<string, string>
}

/**
 * A TCP port.
 * @minimum 1
 * @maximum 65535
 * @asType integer
 */
export type Port = number

/** One published variant of the image; what it leaves out it takes from the top of the config. */
export interface TargetConfig extends RuntimeConfig {
  /** Closing part of every tag of this variant: `-debug` gives `v1.2.3-debug`. The main variant has none. */
  suffix?: string
}
