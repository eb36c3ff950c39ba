import type { BinaryPlatform } from './platform.ts'

/** How binaries are compiled. */
export interface BuildConfig {
  /** Image whose Go toolchain compiles: `golang:1.25-alpine`. It runs on the machine that builds, never emulated. */
  builder?: string
  /** Whether C code is linked in. Off by default: a pure Go binary cross-compiles and runs on any base. */
  cgo?: boolean
  /** Flags of `go build` besides `-ldflags` and `-tags`. */
  flags?: string[]
  /** Linker flags besides the stamped version. */
  ldflags?: string[]
  /** Build constraints, the `-tags` of `go build`. */
  tags?: string[]
}

/** A program of the module. */
export interface BinaryConfig {
  /** Main package, as `go build` takes it: `./cmd/server`. */
  package?: string
  /**
   * Fixed platforms of a binary that travels inside the image, such as an agent. It is compiled once, whatever the
   * image's platforms are. Left out: one binary for each platform of the image, installed in `binDir`.
   */
  platforms?: BinaryPlatform[]
  /** Name of the file. `{name}`, `{os}`, `{arch}` and `{ext}` (`.exe` on Windows) are filled in. */
  fileName?: string
}

/** What is stamped into the binaries. */
export interface VersionConfig {
  /** Variables that the linker sets (`-X`). An absent value leaves the source's own default alone. */
  variables?: {
    /** Takes the version: `v1.2.3`. */
    version?: string | false
    /** Takes the full commit hash. */
    commit?: string | false
    /** Takes a UTC time, `2026-01-31T12:00:00Z`. */
    date?: string | false
  }
  /** `tag` stamps `v1.2.3`, `bare` stamps `1.2.3`. */
  form?: 'tag' | 'bare'
  /** Which time is stamped. `commit` gives the same binary for the same commit; `build` is the time of the run. */
  date?: 'commit' | 'build'
}
