import type { Port } from './runtime.ts'

/** Requests that a started container must answer before a tag moves. */
export interface SmokeConfig {
  /** Paths that must answer with status 200. */
  paths?: string[]
  /** Port inside the container. Default: the first one that the target exposes. */
  port?: Port
  /**
   * Seconds until the last answer must have come.
   * @minimum 1
   * @asType integer
   */
  timeoutSeconds?: number
}

/** Where the generated files lie, from the root of the repository. */
export interface OutputsConfig {
  /** The release workflow. */
  workflow?: string
  /** The workflow that runs the drift check on pull requests; `false` leaves it out. */
  check?: string | false
  /** The release logic. */
  script?: string
  /** The Dockerfile. Its `.dockerignore` is written beside it. */
  dockerfile?: string
  /** The make fragment. */
  make?: string
  /** The record of what was generated. */
  manifest?: string
}
