import { quoted } from '../diagnostics/quoted.ts'
import type { Rule } from './rule.ts'

/** A manual run of any branch must not be able to replace what people pull as a release. */
export const snapshotTakesReleaseTag: Rule = {
  code: 'RG1202',
  check: ({ snapshot }) => {
    if (!snapshot || !/^(?:latest|v?\d+(?:\.\d+){0,2})$/.test(snapshot.tag)) return []
    return [
      {
        path: ['snapshot', 'tag'],
        message: `snapshot.tag is ${quoted(snapshot.tag)}, a tag that belongs to releases`,
        hint: "write 'snapshot-{sha}'",
      },
    ]
  },
}
