import { describe, expect, it } from 'vitest'
import type { Artifact } from '../../src/artifacts/artifact.ts'
import { merge } from '../../src/config/merge.ts'
import { builtinLock } from '../../src/lock/builtin.ts'
import { plan as planRelease } from '../../src/plan/plan.ts'
import { bundled } from './bundled.ts'
import { compile, configWith } from './compiled.ts'

/** The verifiers as they are bundled: two of them hold a schema that only the bundler compiles. */
const { verify } = await bundled<typeof import('../../src/verify/verify.ts')>('src/verify/verify.ts')

const config = configWith({
  binaries: { server: './cmd/server', agent: { platforms: ['linux/amd64', 'windows/amd64'] } },
  files: [{ from: 'binary:agent', to: '/opt/app/agents/' }],
  checksums: '/opt/app/SHA256SUMS',
})

const plan = planRelease(
  merge([{ name: 'release.config.ts', file: 'release.config.ts', value: config }]).settings,
  builtinLock(20),
  'release.config.ts',
)

const { artifacts } = compile(config)

/** What the verifiers say when one file had been generated in another way. */
function foundAfter(path: string, from: string | RegExp, to: string): string[] {
  const broken = artifacts.map((artifact): Artifact => {
    if (artifact.path !== path) return artifact
    const content = artifact.content.replaceAll(from, to)
    expect(content).not.toBe(artifact.content)
    return { ...artifact, content }
  })
  return verify(plan, broken).map(({ code, file, message }) => `${code} ${file}: ${message}`)
}

const { workflow, script, dockerfile, make, manifest } = plan.paths
const holding = (text: string) => expect.stringContaining(text)

describe('the generated files', () => {
  it('keep every promise', () => {
    expect(verify(plan, artifacts)).toEqual([])
  })
})

describe('a promise that a generated file breaks', () => {
  it('RG2001: a job without runner', () => {
    expect(foundAfter(workflow, /^ +runs-on:.*\n/gm, '')).toEqual([holding(`RG2001 ${workflow}`)])
  })

  it('RG2001: a step with a key that no forge knows', () => {
    expect(foundAfter(workflow, '- id: tags\n', '- id: tags\n        retries: 3\n')).toEqual([holding('RG2001')])
  })

  it('RG2002: a checksum that is none', () => {
    expect(foundAfter(manifest, /"checksum": ".*"/g, '"checksum": "none"')).toEqual([holding(`RG2002 ${manifest}`)])
  })

  it('RG2003: a build-arg that a stage uses without declaring it', () => {
    const found = foundAfter(dockerfile, /(AS build-server\n(?:ARG.*\n)*?)ARG COMMIT.*\n/g, '$1')
    expect(found).toEqual([holding(`RG2003 ${dockerfile}: the stage build-server uses COMMIT without declaring it`)])
  })

  it('RG2003: a build-arg that a stage declares without using it', () => {
    const found = foundAfter(dockerfile, 'AS source\n', 'AS source\nARG DATE=""\n')
    expect(found).toEqual([holding(`RG2003 ${dockerfile}: the stage source declares DATE without using it`)])
  })

  it('RG2003: a build-arg that nothing in the Dockerfile uses', () => {
    const found = foundAfter(make, '--build-arg VERSION=', '--build-arg RELEASE=x --build-arg VERSION=')
    expect(found).toContainEqual(holding('RELEASE, which generated/Dockerfile does not use'))
  })

  it('RG2004: make that links with other flags', () => {
    expect(foundAfter(make, 'RELGEN_LDFLAGS := -s -w', 'RELGEN_LDFLAGS := -s')).toContainEqual(
      holding(`RG2004 ${dockerfile}`),
    )
  })

  it('RG2004: make that stamps another variable', () => {
    expect(foundAfter(make, '-X main.commit=', '-X main.revision=')).toContainEqual(holding('RG2004'))
  })

  it('RG2005: a COPY from a stage that is not there', () => {
    expect(foundAfter(dockerfile, '--from=build-agent', '--from=build-agents')).toContainEqual(holding('RG2005'))
  })

  it('RG2005: a COPY of what the stage does not make', () => {
    expect(foundAfter(dockerfile, ' /out/agent-windows-amd64.exe opt', ' /out/agent.exe opt')).toContainEqual(
      holding('copies /out/agent.exe, which the stage build-agent does not make'),
    )
  })

  it('RG2006: a stage with commands that would be emulated', () => {
    expect(foundAfter(dockerfile, /^FROM --platform=\$BUILDPLATFORM (\S+ AS rootfs-)/gm, 'FROM $1')).toContainEqual(
      holding('RG2006'),
    )
  })

  it('RG2006: a command in the image itself', () => {
    expect(foundAfter(dockerfile, /^USER /gm, 'RUN true\nUSER ')).toEqual([holding('RG2006')])
  })

  it('RG2007: an expression inside run', () => {
    expect(foundAfter(workflow, `run: sh ${script} tags`, `run: sh ${script} tags \${{ github.ref }}`)).toEqual([
      `RG2007 ${workflow}: the step tags has an expression inside run`,
    ])
  })

  it('RG2008: a secret that the head of the workflow does not list', () => {
    expect(foundAfter(workflow, /^# {3}REGISTRY_TOKEN:.*\n/gm, '')).toEqual([
      `RG2008 ${workflow}: uses the secret REGISTRY_TOKEN without listing it`,
    ])
  })

  it('RG2009: an action at another commit than the locked one', () => {
    const pin = plan.forge.pins['docker/login-action']?.commit ?? ''
    expect(
      foundAfter(
        workflow,
        pin,
        pin.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
      ),
    ).toEqual([holding('RG2009')])
  })

  it('RG2009: an input that the action does not know', () => {
    expect(foundAfter(workflow, 'fetch-depth: 0', 'fetch_depth: 0')).toContainEqual(
      holding('gives actions/checkout the input fetch_depth'),
    )
  })
})
