import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual, promisify } from 'node:util'
import { decideTags, type TagDecision, type TagPolicy, type TagRequest } from '../../src/plan/tags.ts'

/** A shell as the words that start it. */
export type Shell = readonly string[]

/** Shells that a job image may bring as `sh`. */
export const allShells: readonly Shell[] = [['dash'], ['bash', '--posix'], ['busybox', 'sh']]

/** Those of this machine, and at least its own `sh`. */
export function shellsHere(): readonly Shell[] {
  return [['sh'], ...allShells.filter(([program = '']) => spawnSync(program, ['-c', ':']).error === undefined)]
}

/** A request under a policy. */
export interface Case {
  policy: TagPolicy
  request: TagRequest
}

/** The emitted script without its last line, which runs a command: what is left are its functions. */
const script = (() => {
  const text = readFileSync(new URL('../cases/restic-manager/generated/release.sh', import.meta.url), 'utf8')
  const end = text.lastIndexOf('main "$@"')
  if (end < 0) throw new Error('release.sh does not end with its main')
  return text.slice(0, end)
})()

/** What the emitted script decides in many cases, in one process of a shell. */
export async function decideInShell(shell: Shell, cases: readonly Case[]): Promise<TagDecision[]> {
  const directory = mkdtempSync(join(tmpdir(), 'relgen-tags-'))
  try {
    const file = join(directory, 'cases.sh')
    writeFileSync(file, script + cases.map(inShell).join(''))
    const [program = 'sh', ...args] = shell
    const { stdout } = await promisify(execFile)(program, [...args, file], { maxBuffer: 1 << 28 })
    return stdout.split('\n').slice(0, -1).map(readDecision)
  } finally {
    rmSync(directory, { recursive: true })
  }
}

/** The first case that relgen and the script decide differently. */
export async function firstDifference(shell: Shell, cases: readonly Case[]) {
  const decided = await decideInShell(shell, cases)
  for (const [index, { policy, request }] of cases.entries()) {
    const [relgen, script] = [decideTags(policy, request), decided[index]]
    if (!isDeepStrictEqual(relgen, script)) return { policy, request, relgen, script }
  }
  return null
}

function inShell({ policy, request }: Case): string {
  const { event, ref, sha, existing } = request
  const values = {
    TRIGGER: policy.trigger,
    EXACT: policy.exact.join(' '),
    MINOR_FROM: policy.minorFrom ?? 'never',
    MAJOR_FROM: policy.majorFrom ?? 'never',
    LATEST_FROM: policy.latestFrom ?? 'never',
    PRERELEASES: policy.prereleases,
    VERSION_FORM: policy.versionForm,
    SNAPSHOT_TAG: policy.snapshot?.tag ?? '',
    SNAPSHOT_VERSION: policy.snapshot?.version ?? '',
  }
  const settings = Object.entries(values).map(([name, value]) => `${name}=${word(value)}`)
  const decide = `decide_tags ${[event, ref, sha, existing.join('\n')].map(word).join(' ')}`
  return `${settings.join(' ')}\n${decide}\nprintf '%s|%s|%s|%s\\n' "$outcome" "$reason" "$version" "$tags"\n`
}

function word(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

function readDecision(line: string): TagDecision {
  const [outcome = '', reason = '', version = '', tags = ''] = line.split('|')
  return {
    outcome: outcome as TagDecision['outcome'],
    reason: reason === '' ? null : reason,
    version: version === '' ? null : version,
    tags: tags === '' ? [] : tags.split(' '),
  }
}
