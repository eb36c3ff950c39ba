import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { parse } from 'yaml'
import { run } from './lab/processes.ts'
import { createProject } from './release/project.ts'
import { runScript } from './release/script.ts'

const lab = inject('lab')
const project = await createProject(lab, 'checkout')
const workspace = await mkdtemp(join(tmpdir(), 'workspace-'))
afterAll(async () => {
  await rm(workspace, { recursive: true })
  await project.remove()
})
const git = async (...args: string[]): Promise<string> => (await run('git', args, { cwd: workspace })).trim()

/** Runs the first step of the workflow that uses no actions. */
const checkOut = async (sha: string): Promise<void> => {
  const { jobs } = parse(await readFile(join(project.path, '.gitea/workflows/release.yml'), 'utf8'))
  await run('sh', ['-e', '-c', jobs.release.steps[0].run], {
    cwd: workspace,
    env: {
      ...lab.env,
      TOKEN: 'job-token',
      GITHUB_SERVER_URL: project.server,
      GITHUB_REPOSITORY: project.repository,
      GITHUB_SHA: sha,
    },
  })
}

describe('a workspace that is kept from an earlier run', async () => {
  const first = await project.commit('First')
  await project.tag('v1.0.0')
  await project.tag('v9.9.9')
  await checkOut(first)

  await writeFile(join(workspace, 'left-over'), '')
  await writeFile(join(workspace, 'go.mod'), 'changed\n')
  await project.git('push', '--quiet', 'origin', ':refs/tags/v9.9.9')
  const second = await project.commit('Second')
  await project.git('tag', '--force', 'v1.0.0')
  await project.git('push', '--quiet', '--force', 'origin', 'refs/tags/v1.0.0')
  await checkOut(second)

  it('has the commit of this run, and nothing else', async () => {
    expect(await git('rev-parse', 'HEAD')).toBe(second)
    expect(await git('status', '--porcelain', '--ignored')).toBe('')
  })

  it('has the tags of the server as they are now', async () => {
    expect(await git('tag', '--list')).toBe('v1.0.0')
    expect(await git('rev-parse', 'v1.0.0')).toBe(second)
  })

  it('keeps no token', async () => {
    expect(await readFile(join(workspace, '.git/config'), 'utf8')).not.toContain('job-token')
  })
})

describe.each([
  ['a shallow clone', ['--depth', '1'], /^warning: this is a shallow clone, which may lack tags/m],
  ['a whole clone', [], /^$/],
])('%s', (_, depth, expected) => {
  it('says whether tags may be missing, and decides all the same', async () => {
    const clone = await mkdtemp(join(tmpdir(), 'clone-'))
    const from = `${project.server}/${project.repository}.git`
    await run('git', ['clone', '--quiet', ...depth, '--branch', 'main', from, clone])
    const event = { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/tags/v1.0.0' }
    const { stdout, stderr } = await runScript(clone, 'tags', { ...lab.env, ...event })
    await rm(clone, { recursive: true })
    expect(stdout).toBe('outcome=publish\nversion=v1.0.0\ntags=v1.0.0 1.0 1 latest\n')
    expect(stderr).toMatch(expected)
  })
})
