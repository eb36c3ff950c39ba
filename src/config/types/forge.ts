/** The forge that runs the workflow, and what it runs on. */
export interface ForgeConfig {
  /** Which forge. */
  kind?: 'gitea'
  /** Version of the forge server, `1.27` or `1.27.0`. A feature that a lower version ignores is reported. */
  version?: string
  /** Version of the runner (Gitea: `gitea-runner`, before 1.0 `act_runner`), `3.0` or `0.2.13`. */
  runner?: string
  /** Label of the runner that takes the job, the workflow's `runs-on`. */
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
  /** User that logs in. Default: the owner part of `image`. */
  username?: string
  /** Name of the secret whose value is the user name, when even that is not to be read in the repository. */
  usernameSecret?: string
  /** Name of the secret that holds a token with `write:package`. The token of the job cannot push on Gitea. */
  passwordSecret?: string
}
