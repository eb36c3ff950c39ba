import { createHash } from 'node:crypto'
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
  diagnostics: { code: string; file?: string; line?: number; column?: number; message: string; hint: string }[]
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

/** A manifest that lists only some of its files, and vouches for itself. */
function withFiles(text: string, keeps: (path: string) => boolean): string {
  const { checksum: _, ...body } = JSON.parse(text) as { checksum: string; files: Record<string, string> }
  const files = Object.fromEntries(Object.entries(body.files).filter(([path]) => keeps(path)))
  const checksum = createHash('sha256')
    .update(JSON.stringify({ ...body, files }))
    .digest('hex')
  return `${JSON.stringify({ ...body, files, checksum }, null, 2)}\n`
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
    const column = (original.split('\n')[at] ?? '').length + 1
    const finding = `${path}:${at + 1}:${column} error RG3003 the ${path === manifest ? 'manifest' : 'file'} was edited`
    expect(checked.stderr).toContain(finding)
    const again = relgen(directory)
    expect(again.status).toBe(1)
    expect(again.stdout).toContain(`kept       ${path}\n`)
    expect(again.stderr).toContain(`-${lines[at]}\n`)
    expect(again.stderr).toContain(finding)
    expect(again.stderr).toContain(path === manifest ? 'hint: delete it' : `or run relgen --force ${path} to replace`)
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
    expect(stderr).toMatch(
      /^generated\/Dockerfile:\d+:1 error RG3002 the file is older than the config\n {2}hint: run relgen to write it anew$/m,
    )

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
      'generated/release.mk error RG3004 the config no longer asks for this file\n  hint: run relgen to remove it\n',
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
    expect(run.diagnostics).toContainEqual(
      expect.objectContaining({ hint: 'delete it, or leave it: relgen forgets it with the next run' }),
    )
    expect(driftOf(directory)).toEqual({ status: 0, drift: {} })
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

  const conflict = (text: string) => `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> theirs\n`

  it('in conflict leaves what is as the config says alone, and says what to do', () => {
    const directory = generatedRepository()
    const original = readFileSync(join(directory, manifest), 'utf8')
    writeFileSync(join(directory, manifest), conflict(original))
    const { status, stdout, stderr } = relgen(directory, ['check'])
    expect(status).toBe(1)
    expect(stdout.match(/^ok /gm)).toHaveLength(generatedPaths.length - 1)
    expect(stderr).toContain(`${manifest}:1:1 error RG3003 the manifest was edited, or a merge left it in conflict`)
    expect(stderr).toContain('hint: delete it and run relgen')
    rmSync(join(directory, manifest))
    expect(generate(directory)).toMatchObject({ status: 0, written: [manifest] })
    expect(readFileSync(join(directory, manifest), 'utf8')).toBe(original)
  })

  it.each([
    ['in conflict', conflict, `${manifest} was changed`, `restore ${manifest} from git, or run relgen --force`],
    ['that is gone', null, `${manifest} is missing`, `restore ${manifest} from git, or run relgen --force`],
    [
      'that does not list a file',
      (text: string) => withFiles(text, (path) => path !== 'generated/Dockerfile'),
      `${manifest} does not list it`,
      'run relgen --force generated/Dockerfile if nobody edited the file',
    ],
  ])('%s is why nobody can tell who wrote what differs', (_, edit, reason, hint) => {
    const directory = generatedRepository()
    const path = join(directory, manifest)
    if (edit) writeFileSync(path, edit(readFileSync(path, 'utf8')))
    else rmSync(path)
    changeConfig(directory, 'expose: [8080],')
    const { stderr } = relgen(directory, ['check'])
    expect(stderr).toContain(`error RG3003 the file may have been edited by hand: ${reason}\n  hint: ${hint}`)
    expect(stderr).not.toContain('take the change over')
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
    const finding = 'generated/Dockerfile:1:1 error RG3005 relgen did not write this file\n'
    expect(relgen(directory, ['check']).stderr).toContain(finding)
    const { status, stdout, stderr } = relgen(directory)
    expect(status).toBe(1)
    expect(stdout).toContain('kept       generated/Dockerfile\n')
    expect(stderr).toContain(finding)
    expect(stderr).toContain('-FROM scratch\n')
    expect(stderr).toContain('--force generated/Dockerfile')
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
      expect(stderr).toContain(`generated/release.mk error RG3006 relgen does not touch what is here: ${what}\n`)
      expect(stderr).toContain('hint: move it away')
      expect(stderr).not.toContain('run relgen --force')
    }
    expect(lstatSync(place)).toEqual(before)
    expect(relgen(directory, ['check']).stderr).toContain(
      `generated/release.mk error RG3006 relgen does not touch what is here: ${what}\n  hint: move`,
    )
  })

  it('that is a file where a directory must be stays, with a sentence', () => {
    const directory = repository()
    writeFileSync(join(directory, 'generated'), 'mine\n')
    const { status, stderr } = relgen(directory, ['--force'])
    expect(status).toBe(1)
    expect(stderr).toMatch(
      /^generated\/release.sh error RG3006 .*: a part of its path is a file\n {2}hint: move it away/m,
    )
    expect(readFileSync(join(directory, 'generated'), 'utf8')).toBe('mine\n')
  })

  it('that is a link which leads out of the repository is not followed', () => {
    const directory = repository()
    const outside = emptyDirectory()
    symlinkSync(outside, join(directory, 'generated'))
    const { status, stderr } = relgen(directory, ['--force'])
    expect(status).toBe(1)
    expect(stderr).toMatch(/^generated\/release.sh error RG3006 .*: a link leads it out of the repository$/m)
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

describe('a place that drifted', () => {
  it('is told in JSON too, where the file first differs', () => {
    const directory = generatedRepository()
    const file = join(directory, 'generated/release.mk')
    const lines = readFileSync(file, 'utf8').split('\n')
    writeFileSync(file, lines.map((line, index) => (index === 4 ? `${line}x` : line)).join('\n'))
    rmSync(join(directory, 'generated/release.sh'))
    const { diagnostics } = JSON.parse(relgen(directory, ['check', '--json']).stdout) as Checked
    const drifted = diagnostics.filter(({ code }) => code.startsWith('RG30'))
    expect(drifted).toEqual([
      expect.objectContaining({ code: 'RG3003', line: 5, column: (lines[4] ?? '').length + 1 }),
      expect.not.objectContaining({ line: expect.any(Number) }),
    ])
  })

  it('is worded alike by relgen and by its check', () => {
    const directory = generatedRepository()
    writeFileSync(join(directory, 'generated/Dockerfile'), 'FROM scratch\n')
    const inFile = ({ diagnostics }: Checked) => diagnostics.filter(({ file }) => file === 'generated/Dockerfile')
    const checked = JSON.parse(relgen(directory, ['check', '--json']).stdout) as Checked
    const generated = JSON.parse(relgen(directory, ['--json']).stdout) as Checked
    expect(inFile(generated)).toEqual(inFile(checked))
  })
})

describe('line ends that git changed', () => {
  it.each(generatedPaths)('in %s are called that, without a diff of every line', (path) => {
    const directory = generatedRepository()
    const file = join(directory, path)
    const original = readFileSync(file, 'utf8')
    writeFileSync(file, original.replaceAll('\n', '\r\n'))
    expect(driftOf(directory)).toEqual({ status: 1, drift: { [path]: 'edited' } })
    const { stdout, stderr } = relgen(directory, ['check'])
    expect(stdout).not.toContain('@@')
    expect(stderr).toMatch(/:1:\d+ error RG3003 the line ends were changed, and nothing else$/m)
    expect(stderr).toContain(`hint: add "${path} text eol=lf" to .gitattributes`)
    expect(generate(directory, '--force', path)).toMatchObject({ status: 0, written: [path] })
    expect(readFileSync(file, 'utf8')).toBe(original)
  })

  it('are still what changed when the config has moved on, in every file', () => {
    const directory = generatedRepository()
    for (const path of generatedPaths) {
      const file = join(directory, path)
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'))
    }
    changeConfig(directory, 'expose: [8080],')
    const { stderr } = relgen(directory, ['check'])
    expect(stderr.match(/RG3003 the line ends were changed/g)).toHaveLength(generatedPaths.length)
  })
})

describe('relgen --force with paths', () => {
  const edited = ['generated/Dockerfile', 'generated/release.mk']

  /** A repository with two edited files. */
  function editedRepository(): string {
    const directory = generatedRepository()
    for (const path of edited) writeFileSync(join(directory, path), 'mine\n')
    return directory
  }

  it.each([
    ['after the option', ['--force', './generated/Dockerfile']],
    ['of the command by its name', ['generate', 'generated/Dockerfile', '--force']],
  ])('%s replaces these and no other', (_, args) => {
    const directory = editedRepository()
    const run = generate(directory, ...args)
    expect(run).toMatchObject({ status: 1, written: ['generated/Dockerfile'] })
    expect(errorsOf(run)).toEqual(['RG3003 generated/release.mk'])
    expect(readFileSync(join(directory, 'generated/release.mk'), 'utf8')).toBe('mine\n')
  })

  it.each([
    ['--force', 'go.mod', '"go.mod" is no generated file; name one of .gitea/workflows/release.yml, '],
    ['generate', 'generated/Dockerfile', 'a PATH says what --force may replace; add --force'],
  ])('%s %s is refused', (option, path, sentence) => {
    const directory = editedRepository()
    const before = readTree(directory)
    const { status, stdout, stderr } = relgen(directory, [option, path])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(`relgen: error RG4001 ${sentence}`)
    expect(readTree(directory)).toEqual(before)
  })
})
