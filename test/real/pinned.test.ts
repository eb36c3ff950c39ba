import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { parse } from 'yaml'
import { type Context, fillIn, holds } from './release/expression.ts'
import { createProject, replaced } from './release/project.ts'
import { runScript } from './release/script.ts'

interface Step {
  id: string
  if?: string
  env?: Record<string, string>
}

const lab = inject('lab')
const project = await createProject(lab, 'pinned')
afterAll(project.remove)
await project.configure((config) => {
  const targets = "targets: { production: {}, debug: { suffix: '-debug' }, 'web-debug': { suffix: '-web-debug' } },"
  const pinned = replaced(config, "actions: 'none',", `actions: 'pinned',\n  ${targets}`)
  return replaced(pinned, `username: '${lab.registry.username}'`, "usernameSecret: 'REGISTRY_USER'")
})
const { jobs } = parse(await readFile(join(project.path, '.gitea/workflows/release.yml'), 'utf8'))
const steps: Step[] = jobs.release.steps
const status = { failed: false }

/** What the steps before have handed on: released before are the targets in `earlier`. */
const handedOn = (earlier: string, finished: 'true' | 'false', built: Record<string, string> = {}): Context => ({
  steps: {
    tags: { outputs: { outcome: 'publish', version: 'v1.0.0', tags: 'v1.0.0' } },
    preflight: { outputs: { digests: earlier, finished } },
    ...Object.fromEntries(Object.entries(built).map(([name, digest]) => [`build-${name}`, { outputs: { digest } }])),
  },
})
const GATES = ['test', 'build-production', 'build-debug', 'build-web-debug', 'smoke', 'promote']
const running = (context: Context): string[] =>
  steps.filter((step) => GATES.includes(step.id) && holds(step.if, context, status)).map(({ id }) => id)
const envOf = (id: string, context: Context): Record<string, string> => {
  const { env = {} } = steps.find((step) => step.id === id) ?? {}
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, fillIn(value, context, status)]))
}

describe('the builds of several targets by an action', () => {
  it.each([
    ['nothing', '', 'false', GATES],
    ['web-debug', 'web-debug@sha256:1', 'false', GATES.filter((id) => id !== 'build-web-debug')],
    ['production and debug', 'production@sha256:1 debug@sha256:2', 'false', ['test', ...GATES.slice(3)]],
    ['everything', 'production@sha256:1 debug@sha256:2 web-debug@sha256:3', 'true', ['promote']],
  ] as const)('leave out what was released before: %s', (_, earlier, finished, expected) => {
    expect(running(handedOn(earlier, finished))).toEqual(expected)
  })

  it('hand what was built to the probe, and all of it to the promotion', () => {
    const context = handedOn('debug@sha256:2', 'false', { production: 'sha256:1', 'web-debug': 'sha256:3' })
    const built = 'production@sha256:1 debug@ web-debug@sha256:3'
    expect(envOf('smoke', context)).toEqual({ DIGESTS: built })
    expect(envOf('promote', context)['DIGESTS']).toBe(`debug@sha256:2 ${built}`)
  })
})

describe('the secrets of the login', () => {
  const script = (secrets: Context) =>
    runScript(project.path, 'secret', { ...lab.env, ...envOf('secret', { secrets }) })

  it.each([
    ['REGISTRY_TOKEN', { REGISTRY_USER: 'somebody' }],
    ['REGISTRY_USER', { REGISTRY_TOKEN: 'something' }],
  ])('are told apart when %s is missing', async (name, secrets: Context) => {
    const { code, stderr } = await script(secrets)
    expect(code).toBe(1)
    expect(stderr).toContain(`error: the secret ${name}, `)
  })

  it('are passed when they are there, and never handed over', async () => {
    const secrets = { REGISTRY_TOKEN: 'something', REGISTRY_USER: 'somebody' }
    expect(envOf('secret', { secrets })).toEqual({ SECRET_IS_SET: 'true', USERNAME_IS_SET: 'true' })
    expect((await script(secrets)).code).toBe(0)
  })
})

it('a target that has no digest is not promoted around', async () => {
  const env = { VERSION: 'v1.0.0', TAGS: 'v1.0.0', DIGESTS: 'production@ debug@ web-debug@' }
  const { code, stderr } = await runScript(project.path, 'promote', { ...lab.env, ...env })
  expect(code).toBe(1)
  expect(stderr).toContain('error: no digest of target production was handed on')
})
