import { grammarRule } from './grammar.ts'

/** The first version that gets a rolling tag. */
export const tagFloor = grammarRule({
  code: 'RG1204',
  at: ['tags.minor.from', 'tags.major.from', 'tags.latest.holdUntil'],
  pattern: /^(?:0|[1-9]\d{0,14})(?:\.(?:0|[1-9]\d{0,14})){2}$/,
  called: 'a version X.Y.Z',
  hint: (value) => (/^v\d+\.\d+\.\d+$/.test(value) ? `write '${value.slice(1)}', without the v` : "write '1.0.0'"),
})
