import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bin, caseNames, copyOfCase, readTree, root } from './repositories.ts'

/** Paths that the manifest of a case names, and its own. */
function generatedPaths(directory: string): string[] {
  const manifest = 'generated/relgen.manifest.json'
  const { files } = JSON.parse(readFileSync(join(directory, manifest), 'utf8')) as { files: Record<string, string> }
  return [...Object.keys(files), manifest]
}

/** What a run makes of a case whose generated files are gone. */
function regenerate(directory: string, env: NodeJS.ProcessEnv = {}): Map<string, string> {
  for (const path of generatedPaths(directory)) rmSync(join(directory, path))
  execFileSync(process.execPath, [bin], { cwd: directory, stdio: 'pipe', env: { ...process.env, ...env } })
  return readTree(directory)
}

describe.each(caseNames)('the case %s', (name) => {
  it('compiles to the files that are committed', () => {
    const expected = readTree(join(root, 'test', 'cases', name))
    expect(regenerate(copyOfCase(name))).toEqual(expected)
  })

  it('compiles to the same bytes in another time zone and locale', () => {
    const expected = readTree(join(root, 'test', 'cases', name))
    const elsewhere = { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }
    expect(regenerate(copyOfCase(name), elsewhere)).toEqual(expected)
  })
})

describe('the repository itself', () => {
  it('is what its own config says', () => {
    execFileSync(process.execPath, [bin, 'check'], { cwd: root, stdio: 'pipe' })
  })

  it('has the config schema that its types say', () => {
    execFileSync(process.execPath, ['tools/schema.mjs', '--check'], { cwd: root, stdio: 'pipe' })
  })
})

describe('the README example', () => {
  it('fits on a screen: the config of restic-manager has at most 30 lines', () => {
    const config = readFileSync(join(root, 'test/cases/restic-manager/release.config.ts'), 'utf8')
    expect(config.trimEnd().split('\n').length).toBeLessThanOrEqual(30)
  })
})
