/** A step as read back from the text of a workflow. */
export interface WrittenStep {
  id: string
  run?: string
  uses?: string
  with?: Record<string, unknown>
}

/** Steps of all jobs of a parsed workflow. */
export function stepsOf(workflow: unknown): WrittenStep[] {
  const { jobs } = workflow as { jobs: Record<string, { steps: WrittenStep[] }> }
  return Object.values(jobs).flatMap(({ steps }) => steps)
}
