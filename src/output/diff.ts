import { createTwoFilesPatch } from 'diff'

/** A unified diff from what is on disk to what the config says, as `diff -u` prints it. */
export function unifiedDiff(path: string, found: string, wanted: string): string {
  const patch = createTwoFilesPatch(
    `${path} (on disk)`,
    `${path} (from the config)`,
    found,
    wanted,
    undefined,
    undefined,
    { context: 3 },
  )
  return patch.replace(/^=+\n/, '')
}
