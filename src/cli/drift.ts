import pc from 'picocolors'
import type { Comparison } from '../output/compare.ts'
import { unifiedDiff } from '../output/diff.ts'

/** What to do about something that relgen never replaces. */
export const obstacleHint = 'move it away, or set another path under outputs'

/** The unified diff of a file that is not what the config says; empty when there is none to show. */
export function differences({ path, wanted, found }: Comparison, color: boolean): string {
  if (wanted === null || found.kind !== 'file') return ''
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
