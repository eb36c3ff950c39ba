import type { SharedLab } from '../lab/shared.ts'
import { type Client, createClient } from './client.ts'
import type { Project } from './project.ts'
import { runWorkflow, type Trigger, type WorkflowRun } from './workflow-run.ts'

/** What a test varies about a run. */
export type Circumstances = Partial<Pick<Trigger, 'secrets' | 'env' | 'prelude'>> & { builder?: string }

/** Plays the runs of one project on a fresh job client each, as a runner does. */
export class Releaser {
  readonly #lab: SharedLab
  readonly #project: Project

  constructor(lab: SharedLab, project: Project) {
    this.#lab = lab
    this.#project = project
  }

  /** The run that a pushed tag starts. */
  async push(tag: string, circumstances: Circumstances = {}): Promise<WorkflowRun> {
    const sha = (await this.#project.git('rev-parse', `${tag}^{commit}`)).trim()
    return this.#run({ event: 'push', ref: `refs/tags/${tag}`, sha }, circumstances)
  }

  /** A run started by hand on main. */
  async dispatch(circumstances: Circumstances = {}): Promise<WorkflowRun> {
    const sha = (await this.#project.git('rev-parse', 'HEAD')).trim()
    return this.#run({ event: 'workflow_dispatch', ref: 'refs/heads/main', sha }, circumstances)
  }

  /** Tags HEAD and plays the run; one that fails is a failed test, told with its log. */
  async release(tag: string, circumstances: Circumstances = {}): Promise<WorkflowRun> {
    await this.#project.tag(tag)
    const run = await this.push(tag, circumstances)
    if (run.conclusion !== 'success') throw new Error(`the release of ${tag} failed\n${run.log}`)
    return run
  }

  async #run(
    trigger: Pick<Trigger, 'event' | 'ref' | 'sha'>,
    { builder = this.#lab.builders.remote, secrets, env, prelude = '' }: Circumstances,
  ): Promise<WorkflowRun> {
    const client: Client = await createClient(this.#lab, builder)
    try {
      return await runWorkflow(this.#project, {
        ...trigger,
        prelude,
        secrets: secrets ?? { REGISTRY_TOKEN: this.#lab.registry.password },
        env: { ...client.env, ...env },
      })
    } finally {
      await client.remove()
    }
  }
}
