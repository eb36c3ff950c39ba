import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type Context, fillIn, holds, type Status } from './expression.ts'
import type { Project } from './project.ts'

/** The part of the workflow grammar that the runner plays. */
interface Workflow {
  jobs: Record<string, { env?: Record<string, string>; steps: Step[] }>
}

interface Step {
  id: string
  if?: string
  env?: Record<string, string>
  run?: string
}

/** What happens on the forge, and what it hands to the job. */
export interface Trigger {
  event: 'push' | 'workflow_dispatch'
  ref: string
  sha: string
  secrets: Record<string, string>
  env: NodeJS.ProcessEnv
  /** Prepended to every step; empty runs them as they are. */
  prelude?: string
}

/** How a step ended. */
export interface StepResult {
  outcome: 'success' | 'failure' | 'skipped'
  outputs: Record<string, string>
  log: string
}

/** How a run ended. */
export interface WorkflowRun {
  conclusion: 'success' | 'failure'
  steps: Record<string, StepResult>
  /** The page of the run. */
  summary: string
  /** What all steps printed, each below its name. */
  log: string
}

/**
 * Plays a run of the project's release workflow as committed: its steps in order, in an empty workspace, under its own
 * conditions, with nothing passed on but what its expressions name.
 */
export async function runWorkflow(project: Project, trigger: Trigger): Promise<WorkflowRun> {
  const text = await project.git('show', `${trigger.sha}:.gitea/workflows/release.yml`)
  const { jobs } = parse(text) as Workflow
  const job = jobs['release']
  if (job === undefined) throw new Error('the workflow has no job release')
  const home = await mkdtemp(join(tmpdir(), 'workflow-run-'))
  const workspace = await mkdtemp(join(home, 'workspace-'))
  const summaryFile = join(home, 'summary')
  await writeFile(summaryFile, '')
  const env = {
    ...trigger.env,
    ...job.env,
    GITHUB_EVENT_NAME: trigger.event,
    GITHUB_REF: trigger.ref,
    GITHUB_SHA: trigger.sha,
    GITHUB_SERVER_URL: project.server,
    GITHUB_REPOSITORY: project.repository,
    GITHUB_STEP_SUMMARY: summaryFile,
  }
  const status: Status = { failed: false }
  const results: Record<string, StepResult> = {}
  const outputs: Record<string, Context> = {}
  const context: Context = {
    github: { token: 'job-token', ref: trigger.ref },
    secrets: trigger.secrets,
    steps: outputs,
  }
  for (const step of job.steps) {
    const result = holds(step.if, context, status)
      ? await runStep(step, {
          home,
          workspace,
          prelude: trigger.prelude ?? '',
          env: { ...env, ...mapped(step.env ?? {}, (value) => fillIn(String(value), context, status)) },
        })
      : ({ outcome: 'skipped', outputs: {}, log: '' } as const)
    results[step.id] = result
    outputs[step.id] = { outputs: result.outputs }
    if (result.outcome === 'failure') status.failed = true
  }
  const summary = await readFile(summaryFile, 'utf8')
  await rm(home, { recursive: true })
  return {
    conclusion: status.failed ? 'failure' : 'success',
    steps: results,
    summary,
    log: Object.entries(results)
      .map(([id, { outcome, log }]) => `--- ${id}: ${outcome}\n${log}`)
      .join('\n'),
  }
}

async function runStep(
  step: Step,
  place: { home: string; workspace: string; prelude: string; env: NodeJS.ProcessEnv },
): Promise<StepResult> {
  if (step.run === undefined) throw new Error(`step ${step.id} is an action, which only a forge can run`)
  const script = join(place.home, `${step.id}.sh`)
  const outputFile = join(place.home, `${step.id}.output`)
  await writeFile(script, `${place.prelude}\n${step.run}`)
  await writeFile(outputFile, '')
  const { code, log } = await runShell(script, place.workspace, { ...place.env, GITHUB_OUTPUT: outputFile })
  const lines = (await readFile(outputFile, 'utf8')).split('\n').filter(Boolean)
  return { outcome: code === 0 ? 'success' : 'failure', outputs: Object.fromEntries(lines.map(assignment)), log }
}

function runShell(script: string, cwd: string, env: NodeJS.ProcessEnv): Promise<{ code: number | null; log: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-e', script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let log = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        log += chunk
      })
    }
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, log }))
  })
}

function assignment(line: string): [string, string] {
  const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? []
  if (name === undefined || value === undefined) throw new Error(`not an output: ${line}`)
  return [name, value]
}

function mapped(values: Record<string, string>, change: (value: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]))
}
