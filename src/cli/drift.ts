import pc from 'picocolors'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Comparison, Edit, State } from '../output/compare.ts'
import { unifiedDiff } from '../output/diff.ts'

/** What a kind of drift is called, and the way out of it. */
type Wording = (comparison: Comparison) => { code: string; message: string; hint: string }

const drifts: Readonly<Record<Exclude<State, 'ok' | 'edited'>, Wording>> = {
  missing: () => ({ code: 'RG3001', message: 'the file is missing', hint: 'run relgen to write it' }),
  stale: () => ({ code: 'RG3002', message: 'the file is older than the config', hint: 'run relgen to write it anew' }),
  orphaned: () => ({
    code: 'RG3004',
    message: 'the config no longer asks for this file',
    hint: 'run relgen to remove it',
  }),
}

const edits: Readonly<Record<Edit, Wording>> = {
  content: ({ path, wanted }) =>
    wanted === null
      ? {
          code: 'RG3003',
          message: 'the config no longer asks for this file, and it was edited by hand',
          hint: 'delete it, or leave it: relgen forgets it with the next run',
        }
      : { code: 'RG3003', message: 'the file was edited by hand', hint: takeOver(path) },
  foreign: ({ path }) => ({ code: 'RG3005', message: 'relgen did not write this file', hint: takeOver(path) }),
  'line-ends': ({ path }) => ({
    code: 'RG3003',
    message: 'the line ends were changed, and nothing else',
    hint: `add "${path} text eol=lf" to .gitattributes, so that git leaves them alone, and run relgen --force ${path}`,
  }),
  manifest: (comparison) => (comparison.path === comparison.manifest.path ? changedManifest : unvouched(comparison)),
  obstacle: ({ found }) => ({
    code: 'RG3006',
    message: `relgen does not touch what is here: ${found.kind === 'obstacle' ? found.what : 'it is no file'}`,
    hint: 'move it away, or set another path under outputs',
  }),
}

/** Without it nothing is lost: what is as the config says is taken over, and what is not is kept. */
const changedManifest = {
  code: 'RG3003',
  message: 'the manifest was edited, or a merge left it in conflict: it no longer tells what relgen wrote',
  hint: 'delete it and run relgen: files that are as the config says stay, and what else differs is shown',
}

function takeOver(path: string): string {
  return `take the change over into the config, or run relgen --force ${path} to replace the file`
}

/** Relgen wrote the file, and nobody can say whether it is as it was then. */
function unvouched({ path, manifest }: Comparison): ReturnType<Wording> {
  const reasons = {
    trusted: `${manifest.path} does not list it`,
    changed: `${manifest.path} was changed`,
    missing: `${manifest.path} is missing`,
  }
  const restore = manifest.standing === 'trusted' ? '' : `restore ${manifest.path} from git, or `
  return {
    code: 'RG3003',
    message: `the file may have been edited by hand: ${reasons[manifest.standing]}`,
    hint: `${restore}run relgen --force ${path} if nobody edited the file`,
  }
}

/** The finding about a file that is not what the config says, at the first place that differs. */
export function driftFinding(comparison: Comparison): Diagnostic[] {
  const { path, state, edit } = comparison
  if (state === 'ok') return []
  const wording = state === 'edited' ? edits[edit ?? 'content'] : drifts[state]
  const { code, message, hint } = wording(comparison)
  return [{ code, severity: 'error', message, hint, file: path, ...firstDifference(comparison) }]
}

/** Where a file leaves what the config says; nothing where one of the two is not there. */
function firstDifference({ wanted, found }: Comparison): { line: number; column: number } | undefined {
  if (wanted === null || found.kind !== 'file') return undefined
  let at = 0
  while (at < found.content.length && found.content[at] === wanted.content[at]) at += 1
  const before = found.content.slice(0, at).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

/** The unified diff of a file that is not what the config says; empty when there is none to show. */
export function differences({ path, wanted, found, state, edit }: Comparison, color: boolean): string {
  // Of line ends alone, a diff would show the whole file twice, and no difference.
  if (state === 'ok' || wanted === null || found.kind !== 'file' || edit === 'line-ends') return ''
  const colors = pc.createColors(color)
  return unifiedDiff(path, found.content, wanted.content)
    .trimEnd()
    .split('\n')
    .map((line) => {
      if (/^(?:---|\+\+\+) /.test(line)) return colors.bold(line)
      if (line.startsWith('-')) return colors.red(line)
      return line.startsWith('+') ? colors.green(line) : line
    })
    .join('\n')
}
