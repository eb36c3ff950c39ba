/** What relgen has to know of a forge: data with sources, no behaviour. */
export interface Dialect {
  kind: 'gitea' | 'forgejo' | 'github'
  /** Name as people write it. */
  title: string
  /** Versions that are assumed when a config names none: the newest that the facts know; null where there are none. */
  assumed: { server: string; runner: string } | null
  /** Label that takes jobs on a usual instance; null where there is none, and a config has to name one. */
  defaultLabel: string | null
  /** Directories the forge reads workflows from; the first that exists is the only one that counts. */
  workflowDirs: readonly string[]
  /** What stands before `owner/name` in `uses`. */
  actionsPrefix: string
  /** Major version of Node.js that the default job image brings for actions. */
  actionsNode: number
  /** What a secret's name must not start with. */
  reservedSecretPrefixes: readonly string[]
  /** Registry that takes images from the job's own token; null where none does. */
  jobTokenRegistry: string | null
  /** What the usual job image lacks for a release, for the head of the workflow; empty when nothing. */
  jobImageLacks: string
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
