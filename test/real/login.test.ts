import { afterAll, describe, expect, inject, it } from 'vitest'
import { createClient } from './release/client.ts'
import { createProject, replaced } from './release/project.ts'
import { RegistryContents } from './release/registry-contents.ts'
import { Releaser } from './release/releaser.ts'
import { runScript } from './release/script.ts'

const lab = inject('lab')
const project = await createProject(lab, 'login')
afterAll(project.remove)
const releaser = new Releaser(lab, project)
await project.tag('v1.0.0')

describe('without the secret', async () => {
  const run = await releaser.push('v1.0.0', { secrets: {} })

  it('the login fails and says which one is missing, and nothing follows', () => {
    expect(run.steps['login']?.outcome).toBe('failure')
    expect(run.steps['login']?.log).toContain('error: the secret REGISTRY_TOKEN, which logs in to ')
    expect(run.steps['preflight']?.outcome).toBe('skipped')
  })
})

describe('without the secret that names the user', async () => {
  const named = await createProject(lab, 'login-by-name')
  afterAll(named.remove)
  const { username } = lab.registry
  await named.configure((config) => replaced(config, `username: '${username}'`, "usernameSecret: 'REGISTRY_USER'"))
  await named.tag('v1.0.0')
  const run = await new Releaser(lab, named).push('v1.0.0')

  it('the login fails and says which one is missing, and nothing follows', () => {
    expect(run.steps['login']?.outcome).toBe('failure')
    expect(run.steps['login']?.log).toContain('error: the secret REGISTRY_USER, the name of the user who logs in to ')
    expect(run.steps['preflight']?.outcome).toBe('skipped')
  })
})

describe('with a wrong secret', async () => {
  const run = await releaser.push('v1.0.0', { secrets: { REGISTRY_TOKEN: 'wrong' } })

  it('the login fails with what the registry says, and nothing follows', () => {
    expect(run.steps['login']?.outcome).toBe('failure')
    expect(run.steps['login']?.log).toContain('401 Unauthorized')
    expect(run.steps['preflight']?.outcome).toBe('skipped')
  })
})

describe('without a login', async () => {
  const client = await createClient(lab, lab.builders.remote)
  afterAll(client.remove)
  const env = { ...client.env, VERSION: 'v1.0.0', TAGS: 'v1.0.0 1.0 1 latest' }

  it.each([
    ['preflight', {}],
    ['promote', { DIGESTS: `runtime@sha256:${'0'.repeat(64)}` }],
  ])('%s does not take the refusal for an empty registry', async (command, more) => {
    const { code, stdout, stderr } = await runScript(project.path, command, { ...env, ...more })
    expect(code).not.toBe(0)
    expect(stdout).not.toContain('digests=')
    expect(stderr).toMatch(/^error: cannot look up [^\n]+\n +\S[^\n]*authorization/m)
  })

  it('a registry that is gone is no empty one either', async () => {
    const gone = await createProject({ ...lab, registry: { ...lab.registry, host: '127.0.0.1:1' } }, 'login')
    const { code, stderr } = await runScript(gone.path, 'preflight', env)
    await gone.remove()
    expect(code).not.toBe(0)
    expect(stderr).toMatch(/^error: cannot look up [^\n]+\n +\S[^\n]*connection refused/m)
  })
})

it('none of this reaches the registry', async () => {
  expect(await new RegistryContents(lab, project.repository).tags()).toEqual({})
})
