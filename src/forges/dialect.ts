/** What relgen has to know of a forge: data with sources, no behaviour. */
export interface Dialect {
  kind: string
  /** Name as people write it. */
  title: string
  /** Directories the forge reads workflows from; the first that exists is the only one that counts. */
  workflowDirs: readonly string[]
  /** What stands before `owner/name` in `uses`. Absolute, so that the server's default for actions does not matter. */
  actionsPrefix: string
  /** Major version of Node.js that the default job image brings for actions. */
  actionsNode: number
  /** What a secret's name must not start with. */
  reservedSecretPrefixes: readonly string[]
  /** Where a token that may push images is made and stored, for messages. */
  tokenAdvice: string
  capabilities: readonly Capability[]
}

/** A feature that relgen writes and that a lower version passes over in silence. */
export interface Capability {
  /** What the workflow uses, in the words of the workflow: `concurrency`. */
  feature: string
  /** First server version that honours it. */
  server: string
  /** First runner version that honours it; null when the runner does not matter. */
  runner: string | null
  /** What is lost below. */
  without: string
  /** Issue or pull request that introduced it. */
  source: string
}
