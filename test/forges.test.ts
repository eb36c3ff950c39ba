import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { ForgeConfig, ReleaseConfig } from '../src/config/types/index.ts'
import { forges } from '../src/forges/index.ts'
import { compile } from './rules/compiled.ts'

interface Workflow {
  permissions: Record<string, string>
  jobs: Record<string, { 'runs-on': string; steps: { id: string; uses?: string; with?: Record<string, unknown> }[] }>
}

/** A config for a forge with nothing unusual in it. */
function configOn(forge: ForgeConfig, more: ReleaseConfig = {}): ReleaseConfig {
  return { extends: ['relgen:gitea-go-server'], image: 'acme/app', registry: 'registry.example.org', forge, ...more }
}

const usual: ForgeConfig[] = [{ kind: 'gitea' }, { kind: 'forgejo', runsOn: 'docker' }, { kind: 'github' }]

function workflowOf(config: ReleaseConfig): { path: string; text: string; workflow: Workflow } {
  const { artifacts, diagnostics } = compile(config)
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const artifact = artifacts.find(({ path }) => path.endsWith('/release.yml'))
  if (!artifact) throw new Error('no workflow')
  return { path: artifact.path, text: artifact.content, workflow: parse(artifact.content) as Workflow }
}

describe.each(usual.map((forge) => ({ kind: forge.kind ?? 'gitea', forge })))('on $kind', ({ kind, forge }) => {
  it('the workflow lies where the forge looks first', () => {
    expect(workflowOf(configOn(forge)).path).toBe(`${forges[kind].workflowDirs[0]}/release.yml`)
  })

  it('actions are named as the forge takes them, at a commit that its node runs', () => {
    const { text, workflow } = workflowOf(configOn(forge))
    const used = Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []))
    expect(used).not.toEqual([])
    for (const name of used) {
      expect(name).toMatch(
        kind === 'github' ? /^[\w-]+\/[\w-]+@[0-9a-f]{40}$/ : /^https:\/\/github\.com\/[\w-]+\/[\w-]+@[0-9a-f]{40}$/,
      )
      expect(text).toMatch(new RegExp(`${name.replaceAll('/', '\\/')} # v\\d+\\.\\d+\\.\\d+`))
    }
    const checkout = kind === 'github' ? 'v7.0.1' : 'v4.4.0'
    expect(text).toContain(`# ${checkout}`)
  })

  it('only contexts are used that every forge has', () => {
    expect(workflowOf(configOn(forge)).text).not.toMatch(/\$\{\{[^}]*\b(?:gitea|forgejo|forge)\./)
  })

  it('the release logic is the same script', () => {
    const scripts = usual.map(
      (other) => compile(configOn(other)).artifacts.find(({ path }) => path.endsWith('release.sh'))?.content,
    )
    expect(new Set(scripts).size).toBe(1)
  })

  it("a secret logs in to a registry that is not the forge's own", () => {
    const { text, workflow } = workflowOf(configOn(forge))
    expect(text).toContain('password: ${{ secrets.REGISTRY_TOKEN }}')
    expect(workflow.permissions).toEqual({ contents: 'read' })
  })
})

describe('the token of the job', () => {
  it('logs in to ghcr.io from GitHub, with the one permission it needs', () => {
    const { text, workflow } = workflowOf(configOn({ kind: 'github' }, { registry: 'ghcr.io' }))
    expect(text).toContain('password: ${{ github.token }}')
    expect(text).not.toContain('secrets.')
    expect(workflow.permissions).toEqual({ contents: 'read', packages: 'write' })
  })

  it.each(usual)('is refused where it cannot push: $kind', (forge) => {
    const { diagnostics } = compile(configOn(forge, { registry: { host: 'registry.example.org', auth: 'job-token' } }))
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'RG1105', path: 'registry.auth' }))
  })
})

describe('a label', () => {
  it('has to be named on Forgejo, which has no usual one', () => {
    expect(compile(configOn({ kind: 'forgejo' })).diagnostics).toContainEqual(
      expect.objectContaining({ code: 'RG1010', path: 'forge.runsOn' }),
    )
  })
})

/** The version just below a floor: `1.26` → `1.25`, `8` → `7`. */
const below = (version: string) => version.replace(/\d+$/, (last) => String(Number(last) - 1)).replace(/-1$/, '0')

const floors = Object.values(forges).flatMap(({ kind, capabilities }) =>
  capabilities.map((capability) => ({ kind, ...capability })),
)

describe('a capability', () => {
  it.each(floors)('$feature on $kind is reported as missing below $server', ({ kind, feature, server }) => {
    const { diagnostics } = compile(configOn({ kind, runsOn: 'docker', version: below(server) }))
    const found = diagnostics.filter(({ code, message }) => code === 'RG1502' && message.startsWith(`${feature} needs`))
    expect(found.map(({ message }) => message).join()).toContain(server)
  })

  it.each(floors)('$feature on $kind is not reported at $server', ({ kind, feature, server }) => {
    const { diagnostics } = compile(configOn({ kind, runsOn: 'docker', version: server }))
    expect(diagnostics.filter(({ message }) => message.startsWith(`${feature} needs`))).toEqual([])
  })

  it.each(floors.filter(({ runner }) => runner !== null))(
    '$feature on $kind is reported as missing below runner $runner',
    ({ kind, feature, runner }) => {
      const { diagnostics } = compile(configOn({ kind, runsOn: 'docker', runner: runner === '2.0' ? '1.9' : '11.0' }))
      expect(
        diagnostics.map(({ message }) => message).filter((text) => text.startsWith(`${feature} needs`)),
      ).not.toEqual([])
    },
  )
})
