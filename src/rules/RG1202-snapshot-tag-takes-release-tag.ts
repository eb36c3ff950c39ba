import { quoted } from '../diagnostics/quoted.ts'
import type { Rule } from './rule.ts'

/** A manual run of any branch must not be able to replace what people pull as a release. */
export const snapshotTakesReleaseTag: Rule = {
  code: 'RG1202',
  check: ({ snapshot, targets }) => {
    if (!snapshot) return []
    const suffixes = ['', ...Object.values(targets).flatMap(({ suffix }) => suffix ?? [])]
    // A commit may be all digits, and is then a version to whoever reads the tag.
    const tags = suffixes.map((suffix) => snapshot.tag.replaceAll('{sha}', '1234567') + suffix)
    if (!tags.some((tag) => suffixes.some((suffix) => isReleaseTag(tag, suffix)))) return []
    return [
      {
        path: ['snapshot', 'tag'],
        message: `snapshot.tag is ${quoted(snapshot.tag)}, which can be a tag that belongs to releases`,
        hint: "write 'snapshot-{sha}'",
      },
    ]
  },
}

function isReleaseTag(tag: string, suffix: string): boolean {
  return tag.endsWith(suffix) && /^(?:latest|v?\d+(?:\.\d+){0,2})$/.test(tag.slice(0, tag.length - suffix.length))
}
