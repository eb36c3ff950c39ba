import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { bin, emptyDirectory, root } from '../repositories.ts'
import { directoryWith, type Run, relgen, repository } from './relgen.ts'
import { runInOneProcess } from './run-in-one-process.ts'

describe('help and version', () => {
  it('lists every command and the exit codes', () => {
    const { status, stdout, stderr } = relgen(root, ['--help'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    for (const part of ['generate', 'check', 'tags REF', '--json', '-C, --cwd DIR', 'Exit codes: 0 fine'])
      expect(stdout).toContain(part)
  })

  it('is the same with help as a command, and needs no config', () => {
    const directory = emptyDirectory()
    expect(relgen(directory, ['help'])).toEqual(relgen(directory, ['-h']))
    expect(relgen(directory, ['help', 'tags'])).toEqual(relgen(directory, ['tags', '--help']))
    expect(relgen(directory, ['help', 'tags']).stdout).toContain('--existing TAG,TAG…')
  })

  it('prints the version of the package', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    expect(relgen(emptyDirectory(), ['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
  })
})

/** What a command prints as JSON, beside the findings, when it did nothing. */
function nothingDone(command: string, reason: string): object {
  if (command === 'check') return { clean: false, files: [] }
  if (command === 'tags') return { outcome: 'reject', reason, version: null, tags: [] }
  return { written: [], unchanged: [], removed: [] }
}

/** Command lines, and what is said of each. */
const mistakes: [string[], string][] = [
  [['chekc'], 'relgen: unknown command "chekc"; did you mean check?'],
  [['deploy-all'], 'relgen: unknown command "deploy-all"; see relgen --help'],
  [['help', 'tag'], 'relgen: unknown command "tag"; did you mean tags?'],
  [['--jsno'], 'relgen: unknown option --jsno; did you mean --json?'],
  [['check', '--forse'], 'relgen: unknown option --forse; see relgen check --help'],
  [['--forse'], 'relgen: unknown option --forse; did you mean --force?'],
  [['check', '-x'], 'relgen: unknown option -x; see relgen check --help'],
  [['check', 'now'], 'relgen: "now" is one operand too many; see relgen check --help'],
  [['tags'], 'relgen: tags needs REF; see relgen tags --help'],
  [['tags', 'v1.0.0', 'v1.0.1'], 'relgen: "v1.0.1" is one operand too many; see relgen tags --help'],
  [
    ['tags', 'v1.0.0', '--event', 'tag'],
    'relgen: unknown event "tag"; write one of push, workflow_dispatch, pull_request',
  ],
  [['-C', 'nowhere'], 'relgen: nowhere is no directory; name the repository with -C'],
  [['--color', 'blue'], 'relgen: --color does not take "blue"; write one of auto, always, never'],
  [['--json=yes'], "relgen: Option '--json' does not take an argument; see relgen generate --help"],
]

describe('a command line that is wrong', () => {
  it('says what it could be, with exit code 2 and nothing else', async () => {
    const runs = await runInOneProcess(
      bin,
      mistakes.map(([args]) => args),
    )
    const expected = mistakes.map(([, sentence]) => ({
      status: 2,
      stdout: '',
      stderr: `${sentence.replace('relgen: ', 'relgen: error RG4001 ')}\n`,
    }))
    expect(runs).toEqual(expected)
  })

  it('is told as the JSON of the command when that was asked for', async () => {
    const asJson = mistakes.filter(([args]) => !args.includes('--json=yes'))
    const runs = await runInOneProcess(
      bin,
      asJson.map(([args]) => [...args, '--json']),
    )
    for (const [index, [args, sentence]] of asJson.entries()) {
      const { status, stdout, stderr } = runs[index] as Run
      expect({ status, stderr }).toEqual({ status: 2, stderr: '' })
      const { diagnostics, ...rest } = JSON.parse(stdout) as { diagnostics: { message: string; hint: string }[] }
      expect(rest).toEqual(nothingDone(args[0] ?? '', 'the command line is wrong'))
      const [{ message, hint, ...finding } = { message: '', hint: '' }] = diagnostics
      expect({ finding, sentence: `relgen: ${message}; ${hint}` }).toEqual({
        finding: { code: 'RG4001', severity: 'error' },
        sentence,
      })
    }
  })

  it('is told without a stack when an option lacks its value', () => {
    const { status, stdout, stderr } = relgen(emptyDirectory(), ['-c'])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/^relgen: .*--config.*\n$/)
  })
})

describe('the directory and the file', () => {
  it('are named by -C and --cwd, from anywhere', () => {
    const directory = repository()
    expect(relgen(root, ['-C', directory]).status).toBe(0)
    expect(relgen(root, ['check', '--cwd', directory]).status).toBe(0)
    expect(relgen(join(directory, 'generated'), ['check', '-C', '..']).status).toBe(0)
  })

  it('are named by -c and --config, from the repository', () => {
    const directory = repository()
    expect(relgen(directory, ['-c', './release.config.ts']).status).toBe(0)
    expect(relgen(root, ['check', '-C', directory, '--config', 'release.config.ts']).status).toBe(0)
  })
})

describe('the name of a config', () => {
  it('has to be one that can stand in a generated file', () => {
    const name = 'a$(id).ts'
    const { status, stderr } = relgen(directoryWith({ [name]: 'export default {}' }), ['--config', name])
    expect(status).toBe(2)
    expect(stderr).toContain('error RG1001 cannot use "a$(id).ts": the name of the config')
  })
})

describe('what a config prints', () => {
  it('goes to standard error, and leaves the result alone', () => {
    const directory = directoryWith({
      'release.config.ts': `import './more.ts'
console.log('to see')
process.stdout.write('in parts\\n')
export default { image: 'acme/app', registry: 'gitea.example.org' }
`,
      'more.ts': "console.info('from an import')\n",
    })
    const { status, stdout, stderr } = relgen(directory, ['tags', 'v1.0.0', '--existing', '', '--json'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: 'from an import\nto see\nin parts\n' })
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'publish' })
  })
})

describe('the ending of a config', () => {
  it.each([
    ['release.config.cts', 'a config does not end in .cts'],
    ['release.config.cjs', 'a config does not end in .cjs'],
    ['release.toml', 'a config does not end in .toml'],
    ['release', 'its name has no ending'],
  ])('of %s is refused', (name, reason) => {
    const { status, stderr } = relgen(directoryWith({ [name]: 'export default {}' }), ['--config', name])
    expect(status).toBe(2)
    expect(stderr).toContain(
      `error RG1001 cannot read ${name}: ${reason}\n  hint: name it with one of .ts, .mts, .js, `,
    )
  })
})

describe('colour', () => {
  const ansi = `${String.fromCharCode(27)}[`

  it('is for terminals alone', () => {
    expect(relgen(emptyDirectory()).stderr).not.toContain(ansi)
    expect(relgen(emptyDirectory(), ['--color', 'always']).stderr).toContain(ansi)
    expect(relgen(emptyDirectory(), ['--color', 'never'], { FORCE_COLOR: '1' }).stderr).not.toContain(ansi)
  })

  it('is never in JSON', () => {
    expect(relgen(emptyDirectory(), ['--color', 'always', '--json']).stdout).not.toContain(ansi)
  })

  it('stays away with NO_COLOR and in CI', () => {
    for (const env of [{ NO_COLOR: '1' }, { CI: 'true' }, { NO_COLOR: '1', FORCE_COLOR: '1' }])
      expect(relgen(emptyDirectory(), [], env).stderr).not.toContain(ansi)
  })
})

describe('what the system refuses', () => {
  it('ends with exit code 3 and one sentence', () => {
    const directory = repository(`outputs: { make: 'generated/${'x'.repeat(300)}.mk' },`)
    const { status, stdout, stderr } = relgen(directory)
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' })
    expect(stderr).toMatch(/^relgen: error RG9001 ENAMETOOLONG.*\n$/)
  })

  it.each(['generate', 'check'])('is told by %s as JSON when that was asked for', (command) => {
    const directory = repository()
    symlinkSync('generated', join(directory, 'generated'))
    const { status, stdout, stderr } = relgen(directory, [command, '--json'])
    expect({ status, stderr }).toEqual({ status: 3, stderr: '' })
    expect(JSON.parse(stdout)).toEqual({
      ...nothingDone(command, 'the system refused'),
      diagnostics: [
        {
          code: 'RG9001',
          severity: 'error',
          message: expect.stringContaining('ELOOP'),
          hint: 'mend the cause and run relgen again',
        },
      ],
    })
  })
})

describe('a fault of relgen', () => {
  /** Runs relgen where reading a file fails as nothing in a repository can make it. */
  function broken(...args: string[]): Run {
    const directory = directoryWith({
      'break.mjs': `import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
fs.lstat = () => { throw new TypeError('broken on purpose') }
syncBuiltinESMExports()
`,
    })
    return relgen(repository(), args, { NODE_OPTIONS: `--import=${pathToFileURL(join(directory, 'break.mjs')).href}` })
  }

  it('ends with exit code 3, a sentence, and where the program was', () => {
    const { status, stdout, stderr } = broken('check')
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' })
    expect(stderr).toMatch(
      /^relgen: error RG9002 this is a fault of relgen; please report it .*\nTypeError: broken on purpose\n {4}at /,
    )
  })

  it('is told as JSON when that was asked for', () => {
    const { status, stdout, stderr } = broken('check', '--json')
    expect(status).toBe(3)
    expect(JSON.parse(stdout)).toMatchObject({ clean: false, files: [], diagnostics: [{ code: 'RG9002' }] })
    expect(stderr).toMatch(/^TypeError: broken on purpose\n/)
  })
})
