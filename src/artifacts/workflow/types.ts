/** A workflow as the forges read it; the part of the grammar that relgen writes. */
export interface Workflow {
  name: string
  on: {
    push?: { tags: string[] }
    pull_request?: Record<string, never>
    workflow_dispatch?: Record<string, never>
  }
  permissions: Record<string, 'read' | 'write'>
  concurrency?: { group: string; 'cancel-in-progress': boolean }
  jobs: Record<string, Job>
}

/** A job with its steps. */
export interface Job {
  'runs-on': string
  'timeout-minutes': number
  env?: Record<string, string>
  steps: Step[]
}

/** A step: an action or shell lines. */
export interface Step {
  /** Stable: later steps and patches name it. */
  id: string
  name: string
  if?: string
  uses?: string
  with?: Record<string, string | number | boolean>
  env?: Record<string, string>
  run?: string
}
