import { grammarRule } from './grammar.ts'

const everywhere = (...places: string[]) => places.flatMap((place) => [place, `targets.*.${place}`])

/** Modes as chmod prints them; a number would be read as decimal. */
export const mode = grammarRule({
  code: 'RG1404',
  at: everywhere('files.*.mode', 'dataDirs.*.mode'),
  pattern: /^0[0-7]{3}$/,
  called: 'an octal mode',
  hint: (value) => (/^[0-7]{3}$/.test(value) ? `write '0${value}'` : "write four octal digits: '0644'"),
})

/** Names would need a passwd file in the base; numbers mean the same everywhere. */
export const owner = grammarRule({
  code: 'RG1404',
  at: everywhere('files.*.owner', 'dataDirs.*.owner'),
  pattern: /^\d{1,10}:\d{1,10}$/,
  called: 'a numeric uid:gid',
  hint: "write numbers: '65532:65532'",
})

/** Kubernetes can only hold a numeric user to runAsNonRoot. */
export const user = grammarRule({
  code: 'RG1404',
  at: everywhere('user'),
  pattern: /^\d{1,10}(?::\d{1,10})?$/,
  called: 'a numeric user',
  hint: "write numbers: '65532:65532'",
})
