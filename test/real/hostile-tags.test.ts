import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { run } from './lab/processes.ts'
import { createProject } from './release/project.ts'
import { runScript } from './release/script.ts'

const lab = inject('lab')

/** Names that git takes for a tag. A space is not among what it takes, hence the variable. */
const HOSTILE = ['v1$(touch${IFS}pwned)', 'v1`touch${IFS}pwned`', "v1';touch${IFS}pwned;'", 'v1";touch${IFS}pwned;"']

describe.each(HOSTILE)('a git tag with the name %s', async (tag) => {
  const project = await createProject(lab, 'hostile-tags')
  afterAll(project.remove)
  await project.tag(tag)
  const pwned = (): boolean => existsSync(join(project.path, 'pwned'))
  const env = { ...lab.env, GITHUB_EVENT_NAME: 'push' }

  it('is what git would stamp', async () => {
    expect((await project.git('describe', '--tags')).trim()).toBe(tag)
  })

  it('is cut down by make, and nothing in it is run', async () => {
    await run('make', ['build'], { cwd: project.path, env: lab.env })
    const printed = await run(join(project.path, 'bin/restic-manager-server'), ['--version'])
    expect(printed).toMatch(/^restic-manager-server v1touchIFSpwned \(commit /)
    expect(pwned()).toBe(false)
  })

  it('releases nothing, and nothing in it is run', async () => {
    const decided = await runScript(project.path, 'tags', { ...env, GITHUB_REF: `refs/tags/${tag}` })
    expect(decided.stdout).toBe('outcome=skip\nversion=\ntags=\n')
    expect(pwned()).toBe(false)
  })

  it('does not disturb the release of another tag', async () => {
    const decided = await runScript(project.path, 'tags', { ...env, GITHUB_REF: 'refs/tags/v1.0.0' })
    expect(decided.stdout).toBe('outcome=publish\nversion=v1.0.0\ntags=v1.0.0 1.0 1 latest\n')
    expect(pwned()).toBe(false)
  })
})
