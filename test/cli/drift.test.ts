import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyDirectory, readTree } from '../repositories.ts'
import { configText, generatedPaths, relgen, repository } from './relgen.ts'

interface Checked {
  clean: boolean
  files: { path: string; state: string }[]
  diagnostics: { code: string; file?: string }[]
}

interface Generated {
  written: string[]
  unchanged: string[]
  removed: string[]
  diagnostics: { code: string; severity: string; file?: string; hint: string }[]
}

const manifest = 'generated/relgen.manifest.json'

const template = mkdtempSync(join(tmpdir(), 'relgen-drift-'))
beforeAll(() => expect(relgen(repository('', template)).status).toBe(0))
afterAll(() => rmSync(template, { recursive: true, force: true }))

/** A repository with its generated files. */
function generatedRepository(): string {
  const directory = emptyDirectory()
  cpSync(template, directory, { recursive: true })
  return directory
}

/** The state of every file that is not `ok`, and the exit code. */
function driftOf(directory: string): { status: number | null; drift: Record<string, string> } {
  const { status, stdout } = relgen(directory, ['check', '--json'])
  const { clean, files } = JSON.parse(stdout) as Checked
  expect(clean).toBe(status === 0)
  const drifted = files.filter(({ state }) => state !== 'ok').map(({ path, state }) => [path, state])
  return { status, drift: Object.fromEntries(drifted) as Record<string, string> }
}

function generate(directory: string, ...args: string[]): Generated & { status: number | null } {
  const { status, stdout } = relgen(directory, [...args, '--json'])
  return { status, ...(JSON.parse(stdout) as Generated) }
}

/** Codes of the errors, with their file. */
function errorsOf({ diagnostics }: Generated): string[] {
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ code, file }) => `${code} ${file}`)
}

function changeConfig(directory: string, more: string): void {
  writeFileSync(join(directory, 'release.config.ts'), configText(more))
}

describe('relgen', () => {
  it('writes every file, and says so', () => {
    const directory = repository()
    const { status, stdout } = relgen(directory)
    expect(status).toBe(0)
    expect(stdout.trimEnd().split('\n').sort()).toEqual(generatedPaths.map((path) => `wrote      ${path}`).sort())
    expect([...readTree(directory).keys()]).toEqual([...generatedPaths, 'go.mod', 'release.config.ts'].sort())
    expect(statSync(join(directory, 'generated/release.sh')).mode & 0o111).not.toBe(0)
    expect(statSync(join(directory, 'generated/Dockerfile')).mode & 0o111).toBe(0)
  })

  it('writes the same bytes a second time, and touches nothing', () => {
    const directory = generatedRepository()
    const before = readTree(directory)
    const long = new Date('2001-01-01T00:00:00Z')
    for (const path of generatedPaths) utimesSync(join(directory, path), long, long)

    const { status, stdout } = relgen(directory)
    expect(status).toBe(0)
    expect(stdout.trimEnd().split('\n').sort()).toEqual(generatedPaths.map((path) => `unchanged  ${path}`).sort())
    expect(readTree(directory)).toEqual(before)
    for (const path of generatedPaths) expect(statSync(join(directory, path)).mtime).toEqual(long)
  })

  it('leaves no draft behind', () => {
    const names = [...readTree(generatedRepository()).keys()]
    expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})

describe('a line that was edited', () => {
  it.each(generatedPaths)('in %s is shown by check, left alone by relgen, and replaced by --force', (path) => {
    const directory = generatedRepository()
    const file = join(directory, path)
    const original = readFileSync(file, 'utf8')
    const lines = original.split('\n')
    const at = Math.floor(lines.length / 2)
    lines[at] = `${lines[at]}  # by hand`
    writeFileSync(file, lines.join('\n'))

    const checked = relgen(directory, ['check'])
    expect(checked.status).toBe(1)
    expect(checked.stdout).toContain(`edited    ${path}`)
    expect(checked.stdout).toContain(`-${lines[at]}\n+${original.split('\n')[at]}\n`)
    expect(checked.stderr).toContain(`${path} RG3003 was edited by hand; `)
    const again = relgen(directory)
    expect(again.status).toBe(1)
    expect(again.stderr).toContain(`-${lines[at]}\n`)
    expect(again.stderr).toMatch(new RegExp(`kept +${path}: it was edited by hand; .*--force`))
    expect(readFileSync(file, 'utf8')).toBe(lines.join('\n'))

    expect(generate(directory, '--force')).toMatchObject({ status: 0, written: [path] })
    expect(readFileSync(file, 'utf8')).toBe(original)
  })
})

describe('a config that moved on', () => {
  it('makes the files stale, and relgen writes them anew', () => {
    const directory = generatedRepository()
    changeConfig(directory, 'expose: [8080],')
    const { status, drift } = driftOf(directory)
    expect(status).toBe(1)
    expect(drift).toEqual({ 'generated/Dockerfile': 'stale', [manifest]: 'stale' })
    const { stderr } = relgen(directory, ['check'])
    expect(stderr).toContain('generated/Dockerfile RG3002 is older than the config; run relgen to write it anew')

    expect(generate(directory)).toMatchObject({ status: 0, written: ['generated/Dockerfile', manifest] })
    expect(driftOf(directory)).toEqual({ status: 0, drift: {} })
  })

  it('does not take a file along that was edited as well', () => {
    const directory = generatedRepository()
    writeFileSync(join(directory, 'generated/Dockerfile'), 'FROM scratch\n')
    changeConfig(directory, 'expose: [8080],')
    expect(generate(directory)).toMatchObject({ status: 1, written: [manifest] })
    expect(readFileSync(join(directory, 'generated/Dockerfile'), 'utf8')).toBe('FROM scratch\n')
    expect(driftOf(directory).drift).toEqual({ 'generated/Dockerfile': 'edited', [manifest]: 'stale' })
  })

  it('knows a file again whose edit was taken back meanwhile', () => {
    const directory = generatedRepository()
    const dockerfile = join(directory, 'generated/Dockerfile')
    const before = readFileSync(dockerfile, 'utf8')
    writeFileSync(dockerfile, 'FROM scratch\n')
    changeConfig(directory, 'expose: [8080],')
    expect(generate(directory).status).toBe(1)
    writeFileSync(dockerfile, before)
    expect(driftOf(directory).drift).toMatchObject({ 'generated/Dockerfile': 'stale' })
    expect(generate(directory).status).toBe(0)
    expect(driftOf(directory)).toEqual({ status: 0, drift: {} })
  })

  it('leaves the old place of an output orphaned, and relgen removes it', () => {
    const directory = generatedRepository()
    changeConfig(directory, "outputs: { make: 'release.mk' },")
    expect(driftOf(directory).drift).toMatchObject({ 'generated/release.mk': 'orphaned', 'release.mk': 'missing' })
    expect(relgen(directory, ['check']).stderr).toContain(
      'generated/release.mk RG3004 is no longer asked for by the config; run relgen to remove it',
    )

    const { status, written, removed } = generate(directory)
    expect({ status, removed }).toEqual({ status: 0, removed: ['generated/release.mk'] })
    expect(written).toContain('release.mk')
    expect(existsSync(join(directory, 'generated/release.mk'))).toBe(false)
    expect(driftOf(directory)).toEqual({ status: 0, drift: {} })
  })

  it('keeps an orphan that someone edited', () => {
    const directory = generatedRepository()
    writeFileSync(join(directory, 'generated/release.mk'), 'mine:\n')
    changeConfig(directory, "outputs: { make: 'release.mk' },")
    expect(driftOf(directory).drift).toMatchObject({ 'generated/release.mk': 'edited' })
    const run = generate(directory)
    expect(run).toMatchObject({ status: 1, removed: [] })
    expect(errorsOf(run)).toEqual(['RG3003 generated/release.mk'])
    expect(readFileSync(join(directory, 'generated/release.mk'), 'utf8')).toBe('mine:\n')
  })

  it('to another manifest overwrites nothing that the new one cannot vouch for', () => {
    const directory = generatedRepository()
    changeConfig(directory, "outputs: { manifest: 'relgen.manifest.json' },")
    const run = generate(directory)
    expect(run).toMatchObject({ status: 1, written: ['relgen.manifest.json'] })
    expect(errorsOf(run)).toEqual(['RG3003 generated/Dockerfile.dockerignore'])
    expect(generate(directory, '--force')).toMatchObject({ status: 0 })
    expect(driftOf(directory)).toEqual({ status: 0, drift: {} })
  })
})

describe('a file that is gone', () => {
  it.each(generatedPaths)('%s is missing, and relgen writes it again', (path) => {
    const directory = generatedRepository()
    const content = readFileSync(join(directory, path), 'utf8')
    rmSync(join(directory, path))
    expect(driftOf(directory)).toEqual({ status: 1, drift: { [path]: 'missing' } })
    expect(generate(directory)).toMatchObject({ status: 0, written: [path] })
    expect(readFileSync(join(directory, path), 'utf8')).toBe(content)
  })
})

describe('the manifest', () => {
  it('that is gone makes nothing of the rest edited', () => {
    const directory = generatedRepository()
    rmSync(join(directory, manifest))
    expect(driftOf(directory).drift).toEqual({ [manifest]: 'missing' })
  })

  it('that is gone while the config moved on lets relgen overwrite nothing it cannot vouch for', () => {
    const directory = generatedRepository()
    rmSync(join(directory, manifest))
    changeConfig(directory, 'expose: [8080],')
    const run = generate(directory)
    expect(run).toMatchObject({ status: 1, written: [manifest] })
    expect(errorsOf(run)).toEqual(['RG3003 generated/Dockerfile'])
  })

  it.each([
    ['a changed checksum', (text: string) => text.replace(/[0-9a-f]{64}/, 'f'.repeat(64))],
    ['a changed blank', (text: string) => text.replace('\n  ', '\n   ')],
    ['text that is no JSON', () => 'Generated by relgen from nothing'],
  ])('with %s is edited, and vouches for nothing', (_, edit) => {
    const directory = generatedRepository()
    writeFileSync(join(directory, manifest), edit(readFileSync(join(directory, manifest), 'utf8')))
    changeConfig(directory, 'expose: [8080],')
    expect(driftOf(directory).drift).toEqual({ 'generated/Dockerfile': 'edited', [manifest]: 'edited' })
    expect(generate(directory, '--force')).toMatchObject({ status: 0 })
    expect(driftOf(directory)).toEqual({ status: 0, drift: {} })
  })

  it('cannot make relgen remove a file outside of the repository', () => {
    const directory = generatedRepository()
    const outside = emptyDirectory()
    writeFileSync(join(outside, 'precious'), 'x')
    symlinkSync(outside, join(directory, 'link'))
    const forged = readFileSync(join(directory, manifest), 'utf8').replace('generated/release.mk', 'link/precious')
    writeFileSync(join(directory, manifest), forged)
    relgen(directory, ['--force'])
    expect(readFileSync(join(outside, 'precious'), 'utf8')).toBe('x')
  })
})

describe('something else in the place of an output', () => {
  it('that a person wrote is kept, shown, and named as theirs', () => {
    const directory = repository()
    mkdirSync(join(directory, 'generated'))
    writeFileSync(join(directory, 'generated/Dockerfile'), 'FROM scratch\n')
    expect(relgen(directory, ['check']).stderr).toContain('generated/Dockerfile RG3005 was not written by relgen')
    const { status, stderr } = relgen(directory)
    expect(status).toBe(1)
    expect(stderr).toContain('kept       generated/Dockerfile: relgen did not write it; ')
    expect(stderr).toContain('-FROM scratch\n')
    expect(stderr).toContain('--force')
    expect(readFileSync(join(directory, 'generated/Dockerfile'), 'utf8')).toBe('FROM scratch\n')
  })

  const obstacles: [string, (place: string) => void, string][] = [
    ['a directory', (place) => mkdirSync(place), 'it is a directory'],
    ['a link to a file', (place) => symlinkSync('../go.mod', place), 'it is a link'],
    ['a link to nothing', (place) => symlinkSync('nowhere', place), 'it is a link'],
  ]

  it.each(obstacles)('that is %s stays, even with --force', (_, put, what) => {
    const directory = repository()
    const place = join(directory, 'generated/release.mk')
    mkdirSync(join(directory, 'generated'))
    put(place)
    const before = lstatSync(place)
    for (const args of [[], ['--force']]) {
      const { status, stderr } = relgen(directory, args)
      expect(status).toBe(1)
      expect(stderr).toContain(`kept       generated/release.mk: ${what}; move it away`)
      expect(stderr).not.toContain('run relgen --force')
    }
    expect(lstatSync(place)).toEqual(before)
    expect(relgen(directory, ['check']).stderr).toContain(
      `generated/release.mk RG3006 cannot be compared: ${what}; move`,
    )
  })

  it('that is a file where a directory must be stays, with a sentence', () => {
    const directory = repository()
    writeFileSync(join(directory, 'generated'), 'mine\n')
    const { status, stderr } = relgen(directory, ['--force'])
    expect(status).toBe(1)
    expect(stderr).toContain('kept       generated/release.sh: a part of its path is a file; move it away')
    expect(readFileSync(join(directory, 'generated'), 'utf8')).toBe('mine\n')
  })

  it('that is a link which leads out of the repository is not followed', () => {
    const directory = repository()
    const outside = emptyDirectory()
    symlinkSync(outside, join(directory, 'generated'))
    const { status, stderr } = relgen(directory, ['--force'])
    expect(status).toBe(1)
    expect(stderr).toContain('generated/release.sh: a link leads it out of the repository')
    expect([...readTree(outside)]).toEqual([])
  })

  it('that is a link inside of the repository is followed', () => {
    const directory = repository()
    mkdirSync(join(directory, 'elsewhere'))
    symlinkSync('elsewhere', join(directory, 'generated'))
    expect(relgen(directory).status).toBe(0)
    expect(existsSync(join(directory, 'elsewhere/release.sh'))).toBe(true)
  })

  it('that is a link in a circle ends with exit code 3 and a sentence', () => {
    const directory = repository()
    symlinkSync('generated', join(directory, 'generated'))
    const { status, stdout, stderr } = relgen(directory)
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' })
    expect(stderr).toMatch(/^relgen: error RG9001 ELOOP.*\n$/)
  })
})

describe('relgen check', () => {
  it('writes nothing, whatever it finds', () => {
    const directory = repository()
    const before = readTree(directory)
    const { status, drift } = driftOf(directory)
    expect(status).toBe(1)
    expect(drift).toEqual(Object.fromEntries(generatedPaths.map((path) => [path, 'missing'])))
    expect(readTree(directory)).toEqual(before)
  })

  it('lists every file and is silent otherwise when all is well', () => {
    const { status, stdout } = relgen(generatedRepository(), ['check'])
    expect(status).toBe(0)
    expect(stdout.trimEnd().split('\n')).toEqual(generatedPaths.map((path) => `ok        ${path}`))
  })

  it('asks for the same files when the repository lies elsewhere', () => {
    const directory = generatedRepository()
    const elsewhere = join(emptyDirectory(), 'moved')
    renameSync(directory, elsewhere)
    expect(driftOf(elsewhere)).toEqual({ status: 0, drift: {} })
  })
})
