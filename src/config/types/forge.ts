/** Forges that relgen writes workflows for. */
export type ForgeKind = 'gitea' | 'forgejo' | 'github'

/** The forge that runs the workflow, and what it runs on. */
export interface ForgeConfig {
  /** Which forge. */
  kind?: ForgeKind
  /** Version of the forge server: Gitea `1.27`, Forgejo `16`. A feature that a lower version ignores is reported. */
  version?: string
  /** Version of the runner, `3.0`, `0.2.13` (Gitea's `act_runner`), `12.12` (Forgejo's). */
  runner?: string
  /** Label of the runner that takes the job, the workflow's `runs-on`. Forgejo has no usual one, so it must be named. */
  runsOn?: string
  /**
   * Minutes after which the forge ends a hanging job.
   * @minimum 1
   * @asType integer
   */
  timeoutMinutes?: number
}

/** The registry that holds the image, and who may push to it. */
export interface RegistryConfig {
  /** Host, with a port when it is not 443: `gitea.example.org`, `127.0.0.1:5000`. No scheme, no path. */
  host?: string
  /**
   * What logs in: a secret, or the token that every job has. That one can push to ghcr.io from GitHub, where it is the
   * default, and nowhere else.
   */
  auth?: 'secret' | 'job-token'
  /** User that logs in. Default: the owner part of `image`. */
  username?: string
  /** Name of the secret whose value is the user name, when even that is not to be read in the repository. */
  usernameSecret?: string
  /** Name of the secret that holds a token with `write:package`. */
  passwordSecret?: string
}
